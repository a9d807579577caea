// Package stream is the ground under PHP's file functions: a buffered stream over any source of bytes, with filters on
// the way in and out.
//
// A [Backend] moves bytes and knows nothing of buffers, lines or filters; it is a file, a block of memory, a pipe, a
// socket, or a class of the script. What more a backend can do it says by the small interfaces beside Backend ([Seeker],
// [Truncater], [Blocker] …). A [Stream] puts the rest on top in PHP's way: a read buffer filled chunk by chunk, the
// position that ftell shows, the end-of-file flag that is set by the read that found nothing and not before, and the two
// chains of filters.
//
// The package knows no PHP values. Errors of a backend are handed to [Stream.OnError], which the owner sets: it warns the
// script, and returns an error only if the script must end.
package stream
