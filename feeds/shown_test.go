package feeds

import "testing"

func TestAddressesAreSaidWithoutTheirSecrets(t *testing.T) {
	for address, want := range map[string]string{
		"https://anna:geheim@blog.example/feed":     "https://blog.example/feed",
		"https://anna:ge@heim@blog.example?x=1":     "https://blog.example?x=1",
		"https://blog.example/feed?token=geheim":    "https://blog.example/feed?token={secret}",
		"https://blog.example/@anna/feed":           "https://blog.example/@anna/feed",
		"https://anna:geheim@not a host/feed?a=b@c": "https://not a host/feed?a=b@c",
		"blog.example": "blog.example",
	} {
		if got := Shown(address); got != want {
			t.Errorf("Shown(%q) = %q, want %q", address, got, want)
		}
	}
}
