package keyboard

// Bindings are the keys that the volunteer has given to actions, by the
// action's name. An action without an entry keeps tend's own keys.
type Bindings map[string][]string

// Keys returns the keys of an action, given tend's own.
func (b Bindings) Keys(action string, own ...string) []string {
	if keys, ok := b[action]; ok {
		return keys
	}
	return own
}
