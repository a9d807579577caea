package php

// needed is what the message about a builtin's argument says the type must be. It is the declared type, but for
// array|object: those functions ask for an array and take an object besides.
func needed(t *Type) string {
	if t.Mask == TArray|TObject && !t.HasClasses() {
		return "array"
	}
	return t.String()
}
