--TEST--
socket_export_stream() and socket_import_stream()
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

$s = socket_export_stream($p[0]);
var_dump(get_resource_type($s), socket_export_stream($p[0]) === $s);
fwrite($s, "from the stream\n");
var_dump(socket_read($p[1], 100));
socket_write($p[1], "line 1\nline 2\n");
var_dump(fgets($s), fgets($s));
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$i = socket_import_stream($x);
socket_write($i, 'imported');
var_dump(fread($y, 100));
--EXPECT--
string(6) "stream"
bool(true)
string(16) "from the stream
"
string(7) "line 1
"
string(7) "line 2
"
string(8) "imported"
