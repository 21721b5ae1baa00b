package login

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// ErrNone says that nothing is kept for an address.
var ErrNone = errors.New("no login is kept for it")

// Keeper keeps passwords and tokens in the system's keyring or in a file that
// only its owner can read, and finds them there, in the environment or by a
// command of the volunteer's. What it keeps belongs to an origin and a user
// name, so that nothing is ever found for another host.
type Keeper struct {
	Folder  string
	Environ func(name string) string // nil: os.Getenv
	Command string                   // prints a secret: secret_command in the config; empty: none
}

// Find returns the password of user for an address, or, without a user, the
// token that stands in that very address in the place of {secret}. For a
// password the variable that Variable names comes first; then what tend keeps
// itself in the file or the keyring, then the command. ErrNone if nothing is
// kept.
func (k *Keeper) Find(ctx context.Context, address, user string) (string, error) {
	name, err := key(address, user)
	if err != nil {
		return "", err
	}
	if value := k.fromEnviron(address, user); value != "" {
		return value, nil
	}
	kept, err := k.read()
	if err != nil {
		return "", err
	}
	if value, ok := kept[name]; ok {
		return value, nil
	}
	if value := fromKeyring(name); value != "" {
		return value, nil
	}
	if k.Command != "" {
		return k.fromCommand(ctx, address, user)
	}
	return "", ErrNone
}

// Given returns a password that tend need not keep, because the environment or
// the command gives it, and which of them does. ErrNone if neither.
func (k *Keeper) Given(ctx context.Context, address, user string) (password string, from Place, err error) {
	if value := k.fromEnviron(address, user); value != "" {
		return value, InEnvironment, nil
	}
	if k.Command == "" {
		return "", "", ErrNone
	}
	password, err = k.fromCommand(ctx, address, user)
	return password, InCommand, err
}

// fromEnviron returns the password that the environment has for an address, ""
// if none. A variable names a host only: it stands for no token, and leaves
// this machine by https alone.
func (k *Keeper) fromEnviron(address, user string) string {
	u, err := url.Parse(address)
	if err != nil || user == "" || u.Scheme != "https" && !loopback(u.Hostname()) {
		return ""
	}
	environ := k.Environ
	if environ == nil {
		environ = os.Getenv
	}
	return environ(Variable(address))
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// Keep keeps a password or a token. Whoever had none with this user at this
// address before has one now.
func (k *Keeper) Keep(address, user, secret string) error {
	name, err := key(address, user)
	if err != nil {
		return err
	}
	return k.change(func(kept map[string]string) bool {
		kept[name] = secret
		return true
	})
}

// Forget removes what is kept. Repeating it is harmless.
func (k *Keeper) Forget(address, user string) error {
	name, err := key(address, user)
	if err != nil {
		return err
	}
	dropFromKeyring(name)
	return k.dropFromFile(name)
}

// dropFromFile removes what the file has under a name, if it has it.
func (k *Keeper) dropFromFile(name string) error {
	if _, err := os.Stat(k.Path()); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return k.change(func(kept map[string]string) bool {
		_, there := kept[name]
		delete(kept, name)
		return there
	})
}

// key is under what a secret is kept: the origin and the user, or a whole
// address that holds {secret}.
func key(address, user string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", errors.New("not an address")
	}
	if user == "" {
		return address, nil
	}
	return Origin(address) + " " + user, nil
}

// Origin is the scheme, host and port of an address, within which a password
// of a user is one and the same.
func Origin(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + strings.ToLower(u.Host)
}

// Variable is the name of the environment variable that may hold the password
// for an address: TEND_PASSWORD_ and the host in capitals, with _ for all but
// letters and digits.
func Variable(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return "TEND_PASSWORD_" + strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		case 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return '_'
	}, u.Hostname())
}

// Path is the file for secrets that a volunteer wants in a file.
func (k *Keeper) Path() string { return filepath.Join(k.Folder, "logins.json") }

// read returns all that is kept.
func (k *Keeper) read() (map[string]string, error) {
	kept := make(map[string]string)
	body, err := os.ReadFile(k.Path())
	if errors.Is(err, os.ErrNotExist) {
		return kept, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read logins: %w", err)
	}
	if err := json.Unmarshal(body, &kept); err != nil {
		return nil, fmt.Errorf("read logins: %s is damaged", k.Path())
	}
	return kept, nil
}

// change writes the file anew, whole or not at all, if fn says that it changed
// what is kept. Other programs wait meanwhile, so that none takes back what
// another has kept.
func (k *Keeper) change(fn func(map[string]string) bool) error {
	if err := os.MkdirAll(k.Folder, 0o700); err != nil {
		return fmt.Errorf("keep login: %w", err)
	}
	lock, err := os.OpenFile(k.Path()+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("keep login: %w", err)
	}
	defer lock.Close() // gives the lock back
	if err := waitFor(lock); err != nil {
		return fmt.Errorf("keep login: %w", err)
	}
	kept, err := k.read()
	if err != nil || !fn(kept) {
		return err
	}
	body, err := json.MarshalIndent(kept, "", "  ")
	if err != nil {
		return fmt.Errorf("keep login: %w", err)
	}
	return k.write(body)
}

// write puts a file that only its owner can read in the place of the old one.
func (k *Keeper) write(body []byte) error {
	tmp, err := os.CreateTemp(k.Folder, "logins-*") // made with 0600
	if err != nil {
		return fmt.Errorf("keep login: %w", err)
	}
	_, err = tmp.Write(body)
	if err == nil {
		err = tmp.Sync()
	}
	if closing := tmp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(tmp.Name(), k.Path())
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
		return fmt.Errorf("keep login: %w", err)
	}
	return nil
}
