package demo

import (
	"encoding/json"
	"fmt"
	"slices"

	"tend/store"
)

// verdicts are all that a login may be able to give.
func verdicts() []store.Act {
	return []store.Act{store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash, store.ActReply, store.ActRetract}
}

// powers is what a source's login may do; nil without a login.
func (s source) powers() store.Powers {
	if s.Login == "" {
		return nil
	}
	may := func(act store.Act) bool { return slices.Contains(s.May, string(act)) }
	all := store.Powers{}
	for _, act := range verdicts() {
		undo := may(act)
		if act == store.ActReply {
			undo = may(store.ActRetract)
		}
		all[act] = store.Power{May: may(act), Undo: undo, Why: s.Role}
	}
	return all
}

// settings says as whom and in which role the login appears.
func (s source) settings() (string, error) {
	b, err := json.Marshal(map[string]string{"name": s.As, "role": s.Role})
	if err != nil {
		return "", fmt.Errorf("settings of %s: %w", s.Name, err)
	}
	return string(b), nil
}
