package config

// Reload reads a config.toml again while the settings in old hold. What is
// wrong in it changes nothing: the setting stays as it was, and if a line is
// none, all of them do.
func Reload(path string, old Config) (Config, []Problem, error) {
	c, problems, err := Load(path)
	if err != nil {
		return old, problems, err
	}
	for _, p := range problems {
		if p.path == nil {
			return old, problems, nil
		}
		for _, s := range Settings() {
			if s.Key == (value{path: p.path}).key() {
				s.keep(&c, &old)
			}
		}
		for _, t := range tables() {
			if t.keep != nil && t.name == p.path[0] {
				t.keep(&c, &old)
			}
		}
	}
	return c, problems, nil
}
