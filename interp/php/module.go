package php

// Module is an extension: data, and a few functions that the engine calls at set times. All fields but Name may be
// empty. A Module is immutable and shared by all engines; what an engine keeps for it lives in Context.State.
type Module struct {
	Name    string
	Version string
	// Requires names modules that must be listed too.
	Requires []string
	// Tables are the declarations, one table for each stub file.
	Tables []*Table
	// Info adds lines to phpinfo() and --ri.
	Info []InfoRow
	// Start is called once for each engine before its first script; End when the engine closes, after destructors.
	Start func(ctx *Context) error
	End   func(ctx *Context)
	// Snapshots say how those of the module's types travel in a snapshot that cannot travel field by field.
	Snapshots []SnapCodec
}

// Table is what one stub file declares. Tables are generated and never written.
type Table struct {
	Functions []FuncDecl
	Classes   []ClassDecl
	Constants []ConstDecl
	Ini       []IniDecl
}

// InfoRow is one line of a module's phpinfo() table.
type InfoRow struct{ Name, Value string }

// Levels limits a declaration to some levels: bit 0 is 7.4, bit 1 is 8.4.
type Levels uint8

// Levels of a declaration; zero means all.
const (
	Only74 Levels = 1
	Only84 Levels = 2
)

// FuncDecl declares a builtin function or method.
type FuncDecl struct {
	Name   string
	Impl   NativeFunc
	Direct DirectFunc
	Op     MachineOp
	Params []Param
	Ret    *Type
	Flags  FuncFlags
	Levels Levels
	// Deprecated at a level: the text that follows "is deprecated", and the levels where it is.
	Deprecated       string
	DeprecatedLevels Levels
}

// ConstDecl declares a constant.
type ConstDecl struct {
	Name       string
	Value      Literal
	Levels     Levels
	Deprecated string
	// DeprecatedLevels are the levels where it is, 0 for all.
	DeprecatedLevels Levels
}

// PropDecl declares a property of a builtin class.
type PropDecl struct {
	Name    string
	Flags   FuncFlags
	Type    *Type
	Default Literal
	Levels  Levels
}

// ClassConstDecl declares a class constant, or an enum case when Case is set.
type ClassConstDecl struct {
	Name   string
	Value  Literal
	Flags  FuncFlags
	Type   *Type
	Case   bool
	Levels Levels
}

// ClassDecl declares a builtin class, interface or enum.
type ClassDecl struct {
	Name       string
	Flags      ClassFlags
	Parent     string
	Interfaces []string
	Consts     []ClassConstDecl
	Props      []PropDecl
	Methods    []FuncDecl
	Backing    TypeMask
	Handlers   *Handlers
	Levels     Levels
}

// IniAccess says where a setting may be changed.
type IniAccess uint8

// Who may change a setting.
const (
	IniUser IniAccess = 1 << iota
	IniPerDir
	IniSystem
	IniAll = IniUser | IniPerDir | IniSystem
)

// IniDecl declares an ini setting.
type IniDecl struct {
	Name    string
	Default string
	Access  IniAccess
	Levels  Levels
	// OnChange validates a new value and may take it over into the engine's state; false refuses it.
	OnChange func(ctx *Context, value string) bool
	// Bool makes phpinfo and ini_get_all show On and Off.
	Bool bool
	// Null marks settings whose default is no value at all (ini_get gives "" but ini_get_all null).
	Null bool
}

// In reports whether the declaration exists at a level.
func (l Levels) In(level Level) bool {
	if l == 0 {
		return true
	}
	if level == Level74 {
		return l&Only74 != 0
	}
	return l&Only84 != 0
}
