//go:build strpoison

package php

// poison makes dead strings unreadable at once; see strPool.
const poison = true
