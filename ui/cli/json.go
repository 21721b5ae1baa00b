package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"time"

	"github.com/spf13/cobra"
)

// jsonFlag gives a command --json.
func (sh *shell) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().Bool("json", false, sh.words.Say("cli.flag_json"))
}

// array prints a JSON array, an object a line, as its objects come.
type array struct {
	w     *bufio.Writer
	begun bool
}

// newArray begins an array on w.
func newArray(w io.Writer) *array { return &array{w: bufio.NewWriter(w)} }

// add appends an object.
func (a *array) add(object any) error {
	between := ",\n"
	if !a.begun {
		a.begun, between = true, "[\n"
	}
	if _, err := a.w.WriteString(between); err != nil {
		return err
	}
	line, err := encode(object)
	if err != nil {
		return err
	}
	_, err = a.w.Write(line)
	return err
}

// end closes the array; one without objects is [].
func (a *array) end() error {
	closing := "\n]\n"
	if !a.begun {
		closing = "[]\n"
	}
	if _, err := a.w.WriteString(closing); err != nil {
		return err
	}
	return a.w.Flush()
}

// printJSON prints one object.
func (sh *shell) printJSON(object any) error {
	line, err := encode(object)
	if err != nil {
		return err
	}
	_, err = sh.raw.Write(append(line, '\n'))
	return err
}

// encode writes an object on one line, with < and & as they are.
func encode(object any) ([]byte, error) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(object); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(line.Bytes(), []byte("\n")), nil
}

// stamp is a time as JSON has it: RFC 3339 in UTC, or null if there is none.
type stamp struct{ time.Time }

// MarshalJSON implements json.Marshaler.
func (s stamp) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	return []byte(s.UTC().Format(`"` + time.RFC3339 + `"`)), nil
}

// word is a text that is null where there is none.
type word string

// MarshalJSON implements json.Marshaler.
func (w word) MarshalJSON() ([]byte, error) {
	if w == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(w))
}

// number is an ID that is null where there is none.
type number int64

// MarshalJSON implements json.Marshaler.
func (n number) MarshalJSON() ([]byte, error) {
	if n == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(int64(n))
}
