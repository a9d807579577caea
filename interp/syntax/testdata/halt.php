#!/usr/bin/env php
<?php
echo __COMPILER_HALT_OFFSET__;
__halt_compiler();
"data that is { not code
