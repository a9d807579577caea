--TEST--
A test that skips
--SKIPIF--
say skip not here
--FILE--
--EXPECT--
