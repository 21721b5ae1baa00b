package browser

import "testing"

func TestOnlyWebAddressesReachTheBrowser(t *testing.T) {
	for address, want := range map[string]string{
		"https://blog.example/a?b=c#d": "https://blog.example/a?b=c#d",
		"http://blog.example":          "http://blog.example",
		"HTTPS://blog.example/ä":       "https://blog.example/%C3%A4",
		"file:///etc/passwd":           "",
		"javascript:alert(1)":          "",
		"data:text/html,x":             "",
		"--help":                       "",
		"https://user:pw@blog.example": "",
		"https:///nohost":              "",
		"ssh://host":                   "",
		"":                             "",
		"http://%zz":                   "",
	} {
		got, ok := Safe(address)
		if got != want || ok != (want != "") {
			t.Errorf("Safe(%q) = %q, %v, want %q", address, got, ok, want)
		}
	}
}
