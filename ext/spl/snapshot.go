package spl

import (
	"reflect"

	"gaja/interp/php"
)

// snapshots are the walks of foreach over the module's classes, which travel field by field.
func snapshots() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "spl.arrayWalk", Type: reflect.TypeFor[*arrayWalk]()},
		{Name: "spl.dllWalk", Type: reflect.TypeFor[*dllWalk]()},
		{Name: "spl.fixedWalk", Type: reflect.TypeFor[*fixedWalk]()},
		{Name: "spl.heapWalk", Type: reflect.TypeFor[*heapWalk]()},
		{Name: "spl.recursiveWalk", Type: reflect.TypeFor[*recursiveWalk]()},
	}
}
