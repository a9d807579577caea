--TEST--
The manual, "Exemple IPC avec socket_create_pair", as it stands: parent and child through a pair
--EXTENSIONS--
sockets
pcntl
--FILE_EXTERNAL--
ipc_example.php
--EXPECTREGEX--
Réception de Message From (Child\.
Réception de Message From Parent|Parent\.
Réception de Message From Child)\.
