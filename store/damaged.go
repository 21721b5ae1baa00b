package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

// errDamaged says that a file is no sound SQLite file.
var errDamaged = errors.New("the cache is damaged")

// checkHeader looks at a file's first bytes before SQLite touches it: is it
// SQLite's at all, of a schema that this program knows, and not cut off. An
// empty file is a new cache.
func checkHeader(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return explain(err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(f, header); err != nil || string(header[:16]) != "SQLite format 3\x00" {
		return errDamaged
	}
	steps, err := readMigrations()
	if err != nil {
		return err
	}
	if version := binary.BigEndian.Uint32(header[60:]); int64(version) > int64(len(steps)) {
		return ErrNewer
	}
	if cutOff(path, header, info.Size()) {
		return errDamaged
	}
	return nil
}

// cutOff reports whether a file lacks pages that its header counts. With a log
// beside it they may still be in there.
func cutOff(path string, header []byte, size int64) bool {
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return false
	}
	return size < sizeIn(header)
}

// headerSize is how long the header of a SQLite file is.
const headerSize = 100

// sizeIn returns how long a file's header says that it is.
func sizeIn(header []byte) int64 {
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 {
		page = 65536
	}
	return page * int64(binary.BigEndian.Uint32(header[28:]))
}

// checkedRows is up to how many sources or feeds are examined at every start: a
// start takes as long however much there is.
const checkedRows = 500

// checkQuickly examines the small tables that everything else hangs on; of one
// that is not small, its two ends.
func (s *Store) checkQuickly(ctx context.Context) error {
	for _, table := range []struct{ count, ends, whole string }{
		{
			`SELECT count(*) FROM (SELECT 1 FROM sources LIMIT ?)`,
			`SELECT coalesce(max(name), '') FROM (SELECT name FROM sources WHERE id IN (SELECT min(id) FROM sources UNION SELECT max(id) FROM sources))`,
			`PRAGMA quick_check(sources)`,
		},
		{
			`SELECT count(*) FROM (SELECT 1 FROM feeds LIMIT ?)`,
			`SELECT coalesce(max(url), '') FROM (SELECT url FROM feeds WHERE id IN (SELECT min(id) FROM feeds UNION SELECT max(id) FROM feeds))`,
			`PRAGMA quick_check(feeds)`,
		},
	} {
		var rows int
		var answer string
		err := s.insist(ctx, func() error {
			if err := s.read.QueryRowContext(ctx, table.count, checkedRows+1).Scan(&rows); err != nil {
				return err
			}
			if rows > checkedRows {
				return s.read.QueryRowContext(ctx, table.ends).Scan(&answer)
			}
			return s.read.QueryRowContext(ctx, table.whole).Scan(&answer)
		})
		if err != nil {
			return fmt.Errorf("check: %w", err)
		}
		if rows <= checkedRows && answer != "ok" {
			return fmt.Errorf("check: %s: %w", answer, errDamaged)
		}
	}
	return nil
}

// keepAside renames a damaged cache with its log, so that tend recover can
// read it, and never over an earlier one.
func keepAside(path string) (string, error) {
	aside := path + ".damaged"
	for n := 2; exists(aside); n++ {
		aside = path + ".damaged" + strconv.Itoa(n)
	}
	for _, end := range []string{"-wal", "-shm", ""} {
		err := os.Rename(path+end, aside+end)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("keep the damaged cache aside: %w", explain(err))
		}
	}
	return aside, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
