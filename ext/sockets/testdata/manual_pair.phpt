--TEST--
The manual, "Exemple avec socket_create_pair", as it stands
--EXTENSIONS--
sockets
--FILE--
<?php
$sockets
= array();
/* Création de la paire de sockets */
if (!socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $sockets)) {
    echo
socket_strerror(socket_last_error());
}
/* Envoi et réception de données */
if (!socket_write($sockets[0], "ABCdef123\n", strlen("ABCdef123\n"))) {
    echo
socket_strerror(socket_last_error());
}
if (!
$data = socket_read($sockets[1], strlen("ABCdef123\n"), PHP_BINARY_READ)) {
    echo
socket_strerror(socket_last_error());
}
var_dump($data);

/* Fermeture des sockets */
socket_close($sockets[0]);
socket_close($sockets[1]);
?>
--EXPECT--
string(10) "ABCdef123
"
