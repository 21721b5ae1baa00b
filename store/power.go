package store

// Powers is what a login may do at its source, by verdict.
type Powers map[Act]Power

// Power says whether a login may give a verdict and take it back.
type Power struct {
	May  bool   `json:"may"`
	Undo bool   `json:"undo"`
	Why  string `json:"why,omitempty"` // why not
}

// want returns the state that a verdict asks for; false for those that ask
// for none, such as a reply.
func (a Act) want() (State, bool) {
	switch a {
	case ActApprove:
		return Public, true
	case ActHold:
		return Held, true
	case ActSpam:
		return Spam, true
	case ActTrash:
		return Trash, true
	}
	return 0, false
}

// verdict returns the verdict that asks for the state; false for gone.
func (st State) verdict() (Act, bool) {
	for _, act := range []Act{ActApprove, ActHold, ActSpam, ActTrash} {
		if want, _ := act.want(); want == st {
			return act, true
		}
	}
	return "", false
}
