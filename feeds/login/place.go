package login

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/zalando/go-keyring"
)

// Place is where a secret is kept.
type Place string

// The places. A secret that comes from a command or the environment is kept
// there by whoever set it up, never by tend.
const (
	InKeyring     Place = "keyring"
	InFile        Place = "file"
	InCommand     Place = "command"
	InEnvironment Place = "environment"
)

// ErrNoKeyring says that this machine has no keyring that answers: over SSH,
// or without a desktop.
var ErrNoKeyring = errors.New("no keyring answers here")

// service is the name under which the system's keyring shows what tend keeps.
const service = "tend"

// commandTime is how long a secret command may take; it may ask a person.
const commandTime = time.Minute

// KeepIn keeps a secret in the keyring, or in the file if the volunteer says
// so, and nowhere else: what was kept before goes. A secret that is given from
// outside is not kept at all. ErrNoKeyring if there is no keyring.
func (k *Keeper) KeepIn(place Place, address, user, secret string) error {
	name, err := key(address, user)
	if err != nil {
		return err
	}
	switch place {
	case InFile:
		dropFromKeyring(name)
		return k.Keep(address, user, secret)
	case InCommand, InEnvironment:
		return k.Forget(address, user)
	case InKeyring:
	}
	if err := keyring.Set(service, name, secret); err != nil {
		return fmt.Errorf("%w: %w", ErrNoKeyring, err)
	}
	return k.dropFromFile(name)
}

// fromKeyring returns what the keyring has, "" if it has nothing or does not
// answer.
func fromKeyring(name string) string {
	secret, err := keyring.Get(service, name)
	if err != nil {
		return ""
	}
	return secret
}

// dropFromKeyring removes a secret. One that is not there, or a keyring that
// does not answer, needs no more.
func dropFromKeyring(name string) {
	_ = keyring.Delete(service, name)
}

// fromCommand runs the secret command as mail programs do: by the shell, with
// the address and the user in its environment and never in its text. The first
// line it prints is the secret. What the command has started is not waited for
// once its time is over or ctx is done.
func (k *Keeper) fromCommand(ctx context.Context, address, user string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, commandTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", k.Command)
	cmd.Env = append(os.Environ(), "TEND_ADDRESS="+address, "TEND_USER="+user)
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return "", fmt.Errorf("secret_command: %w", ctx.Err())
	}
	if err != nil {
		return "", fmt.Errorf("secret_command: %w", err)
	}
	line, _, _ := strings.Cut(string(out), "\n")
	if line = strings.TrimRight(line, "\r"); line == "" {
		return "", errors.New("secret_command printed nothing")
	}
	return line, nil
}
