--TEST--
Digests in pieces, copies, keys, files and derived keys
--FILE--
<?php
// digests in pieces, copies, keyed
foreach (['md5','sha1','sha256','sha512','sha3-256','ripemd160','whirlpool','crc32','crc32b','crc32c','adler32','fnv1a64','joaat','md4'] as $a) {
    $h = hash_init($a); hash_update($h, 'ab'); $g = hash_copy($h); hash_update($g, 'cd'); hash_update($h, 'c');
    var_dump(hash_final($h) === hash($a, 'abc'), hash_final($g) === hash($a, 'abcd'), hash($a, 'abc'));
}
$h = hash_init('sha256', HASH_HMAC, 'key'); hash_update($h, 'data'); $g = clone $h; hash_update($g, '!');
var_dump(hash_final($h) === hash_hmac('sha256', 'data', 'key'), hash_final($g) === hash_hmac('sha256', 'data!', 'key'));
try { var_dump(hash_final($h)); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
try { clone $h; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { new HashContext; } catch (Error $e) { echo $e->getMessage(), "\n"; }
$file = __DIR__ . '/hash.tmp'; file_put_contents($file, 'abc');
var_dump(hash_file('md5', $file), hash_hmac_file('md5', $file, 'k') === hash_hmac('md5', 'abc', 'k'), md5_file($file), sha1_file($file));
$h = hash_init('md5'); var_dump(hash_update_file($h, $file)); $f = fopen($file, 'r'); var_dump(hash_update_stream($h, $f, 2), hash_update_stream($h, $f), hash_final($h) === md5('abcabc'));
unlink($file);
var_dump(bin2hex(hash_pbkdf2('sha256', 'password', 'salt', 1000, 20, true)), bin2hex(hash_hkdf('sha256', 'key', 42, 'info', 'salt')));
--EXPECT--
bool(true)
bool(true)
string(32) "900150983cd24fb0d6963f7d28e17f72"
bool(true)
bool(true)
string(40) "a9993e364706816aba3e25717850c26c9cd0d89d"
bool(true)
bool(true)
string(64) "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
bool(true)
bool(true)
string(128) "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
bool(true)
bool(true)
string(64) "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"
bool(true)
bool(true)
string(40) "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"
bool(true)
bool(true)
string(128) "4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c7181eebdb6c57e277d0e34957114cbd6c797fc9d95d8b582d225292076d4eef5"
bool(true)
bool(true)
string(8) "73bb8c64"
bool(true)
bool(true)
string(8) "352441c2"
bool(true)
bool(true)
string(8) "364b3fb7"
bool(true)
bool(true)
string(8) "024d0127"
bool(true)
bool(true)
string(16) "e71fa2190541574b"
bool(false)
bool(false)
string(8) "ed131f5b"
bool(true)
bool(true)
string(32) "a448017aaf21d8525fc10ae87aa6729d"
bool(true)
bool(true)

Warning: hash_final(): supplied resource is not a valid Hash Context resource in /tmp/strings/x.php on line 9
NULL
