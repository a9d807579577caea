package streams

import "syscall"

func systemStat(sys any) (*Stat, bool) {
	st, ok := sys.(*syscall.Stat_t)
	if !ok {
		return nil, false
	}
	return &Stat{Dev: int64(st.Dev), Ino: int64(st.Ino), Mode: int64(st.Mode), Nlink: int64(st.Nlink), UID: int64(st.Uid),
		GID: int64(st.Gid), Rdev: int64(st.Rdev), Size: st.Size, Atime: st.Atim.Sec, Mtime: st.Mtim.Sec,
		Ctime: st.Ctim.Sec, Blksize: int64(st.Blksize), Blocks: st.Blocks}, true
}
