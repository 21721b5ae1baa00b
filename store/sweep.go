package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// What the cache keeps of itself: the key of the forgotten, and that a sweep
// is due.
const (
	settingKey   = "forget key"
	settingSweep = "sweep"
)

// sweepPatience is how long a sweep waits for others to let go of the log.
const sweepPatience = 5 * time.Second

// Sweep overwrites what forgotten members left in the file outside of any row:
// in the index, in free space, and in the log. It reports whether nothing is
// left to sweep, which it is not while another program reads, or on a full
// disk. A large cache takes a minute.
func (s *Store) Sweep(ctx context.Context) (bool, error) {
	due, err := readSetting(ctx, s.read, settingSweep)
	if err != nil || due == nil {
		return err == nil, err
	}
	conn, err := s.writer(ctx)
	if err != nil {
		return false, fmt.Errorf("sweep: %w", err)
	}
	defer conn.Close()
	for _, step := range []string{
		`INSERT INTO search (search) VALUES ('optimize')`, // old words stay in its segments until they are merged
		`VACUUM`, // earlier versions stay in free space until it is written anew
		`PRAGMA secure_delete = OFF`,
	} {
		err := s.insist(ctx, func() error {
			_, err := conn.ExecContext(ctx, step)
			return err
		})
		if err = explain(err); errors.Is(err, ErrFull) || errors.Is(err, ErrBusy) {
			return false, nil
		}
		if err != nil {
			return false, fmt.Errorf("sweep: %w", err)
		}
	}
	clean, err := s.emptyLog(ctx, conn)
	if err != nil || !clean {
		return false, err
	}
	if _, err := conn.ExecContext(ctx, `DELETE FROM settings WHERE name = ?`, settingSweep); err != nil {
		return false, fmt.Errorf("sweep: %w", explain(err))
	}
	return true, nil
}

// emptyLog moves all of the log into the file and cuts it to nothing. It
// reports false if somebody still reads from it.
func (s *Store) emptyLog(ctx context.Context, conn *sql.Conn) (bool, error) {
	started := time.Now()
	for {
		var busy, log, moved int
		err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &moved)
		if err != nil && !isBusy(err) {
			return false, fmt.Errorf("sweep the log: %w", explain(err))
		}
		if err == nil && busy == 0 {
			return true, nil
		}
		if time.Since(started) > s.swept {
			return false, nil
		}
		if err := pause(ctx, pollTime); err != nil {
			return false, err
		}
	}
}

// readSetting returns what the cache keeps under a name, nil if nothing.
func readSetting(ctx context.Context, r reader, name string) (value []byte, err error) {
	err = r.QueryRowContext(ctx, `SELECT value FROM settings WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read setting %s: %w", name, err)
	}
	return value, nil
}

func (d *deed) keepSetting(ctx context.Context, name string, value []byte) error {
	return keepSetting(ctx, d.tx, name, value)
}

// keepSetting keeps a value under a name.
func keepSetting(ctx context.Context, tx *sql.Tx, name string, value []byte) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO settings (name, value)
		VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	if err != nil {
		return fmt.Errorf("keep setting %s: %w", name, err)
	}
	return nil
}

// forgetKey returns the cache's own key, which is made when it is first
// needed: without it a hash tells nobody whether a name is among them.
func (d *deed) forgetKey(ctx context.Context) (keyed, error) {
	key, err := readSetting(ctx, d.tx, settingKey)
	if err != nil || key != nil {
		return key, err
	}
	key = make([]byte, 32)
	rand.Read(key)
	return key, d.keepSetting(ctx, settingKey, key)
}
