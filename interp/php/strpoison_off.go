//go:build !strpoison

package php

const poison = false
