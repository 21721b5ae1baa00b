package wordpress

import "testing"

func TestSameText(t *testing.T) {
	for name, tt := range map[string]struct {
		atSite comment
		sent   string
		want   bool
	}{
		"as typed":               {comment{Raw: "Ja, von 11 bis 15 Uhr."}, "Ja, von 11 bis 15 Uhr.", true},
		"with typographic signs": {comment{HTML: "<p>It&#8217;s &#8220;here&#8221; &#8211; 2&#215;4&#8230;</p>"}, "It's \"here\" -- 2x4...", true},
		"with white space":       {comment{HTML: "<p>One<br />\ntwo</p>\n<p>three</p>"}, "One\ntwo\n\nthree ", true},
		"with entities":          {comment{Raw: "5 &lt; 6 &amp; 7"}, "5 < 6 & 7", true},
		"with tags":              {comment{Raw: `See <a href="https://a.example" rel="nofollow ugc">here</a>.`}, `See <a href="https://a.example">here</a>.`, true},
		"signs alone":            {comment{Raw: "+1"}, "+1", true},
		"another number":         {comment{Raw: "It costs 250 €."}, "It costs 2.50 €.", false},
		"another sign":           {comment{Raw: "Is it 5?"}, "It is 5.", false},
		"another case":           {comment{Raw: "Ask us."}, "Ask US.", false},
		"nothing":                {comment{}, " ", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sameText(tt.atSite, tt.sent); got != tt.want {
				t.Errorf("sameText(%q %q, %q) = %v, want %v", tt.atSite.HTML, tt.atSite.Raw, tt.sent, got, tt.want)
			}
		})
	}
}
