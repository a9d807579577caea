--TEST--
A test of the runner itself: its engine is a fake
--FILE--
say hello 42
--EXPECTF--
hello %d
