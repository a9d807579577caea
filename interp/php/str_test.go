package php

import (
	"strings"
	"testing"
)

func TestStrAppend(t *testing.T) {
	s := NewStr("ab")
	view := s.String()
	for range 100 {
		s = s.Append("cd")
	}
	if want := "ab" + strings.Repeat("cd", 100); s.Peek() != want || view != "ab" {
		t.Errorf("got %q, view %q", s.Peek(), view)
	}
	before := s.String()
	s.rc++
	other := s.Append("x")
	if other == s || s.Peek() != before || other.Peek() != before+"x" || s.rc != 1 {
		t.Error("a string with two owners was changed")
	}
}

func TestStrWritable(t *testing.T) {
	s := NewStrBytes([]byte("hello"))
	w := s.Writable()
	w.SetByte(0, 'j')
	if w != s || w.Peek() != "jello" {
		t.Error("a string with one owner should be written in place")
	}
	view := w.String()
	x := w.Writable()
	x.SetByte(0, 'c')
	if view != "jello" || x.Peek() != "cello" {
		t.Errorf("a view was changed: %q", view)
	}
	x.rc++
	y := x.Writable()
	y.SetByte(0, 'b')
	if x.Peek() != "cello" || y.Peek() != "bello" || x.rc != 1 {
		t.Error("a string with two owners was changed")
	}
}

func TestStrHashFollowsWrites(t *testing.T) {
	s := NewStrBytes([]byte("abc")).Append("d")
	if s.Hash() != HashString("abcd") {
		t.Error("wrong hash")
	}
	if s = s.Append("e"); s.Hash() != HashString("abcde") {
		t.Error("Append keeps an old hash")
	}
	s = s.Writable()
	s.Hash()
	s.SetByte(0, 'x')
	if s.Hash() != HashString("xbcde") {
		t.Error("SetByte keeps an old hash")
	}
}
