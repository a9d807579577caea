// Package random is PHP's ext/random: the Mersenne Twister behind mt_rand and kin, the secure source behind random_int,
// and the objects of namespace Random. The functions themselves stand here for both levels; at 7.4 it is the standard
// module that declares them.
//
// An [Engine] gives some bytes at a time. Everything that draws from a range, shuffles or picks is written over Engine
// once, so the functions and the Randomizer cannot drift apart. Sequences for a seed are PHP's own.
package random
