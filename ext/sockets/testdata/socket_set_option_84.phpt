--TEST--
socket_set_option(): values that 8.4 refuses
--EXTENSIONS--
sockets
--FILE--
<?php
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
foreach ([[SO_LINGER, 1], [SO_LINGER, []], [SO_LINGER, ['l_onoff' => 1]], [SO_LINGER, ['l_onoff' => -1, 'l_linger' => 1]],
    [SO_RCVTIMEO, 1], [SO_SNDTIMEO, ['sec' => 1]]] as [$opt, $value]) {
    try {
        socket_set_option($s, SOL_SOCKET, $opt, $value);
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
try {
    socket_set_option($s, IPPROTO_IP, IP_MULTICAST_TTL, 256);
} catch (Error $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
var_dump(socket_get_option($s, SOL_TCP, TCP_CONGESTION));
--EXPECTF--
TypeError: socket_set_option(): Argument #4 ($value) must be of type array when argument #3 ($option) is SO_LINGER, int given
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_onoff"
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_linger"
ValueError: socket_set_option(): Argument #4 ($value) "l_onoff" must be between 0 and 65535
TypeError: socket_set_option(): Argument #4 ($value) must be of type array when argument #3 ($option) is SO_RCVTIMEO, int given
ValueError: socket_set_option(): Argument #4 ($value) must have key "usec"
ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
array(1) {
  ["name"]=>
  string(%d) "%s"
}
