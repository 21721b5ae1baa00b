package uitest

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"tend/store"
)

// yokohama fills a cache with a community whose every text is in wide
// characters, with emoji of one and of several code points between them: two
// posts and 48 comments, each a reply to the one before or to the post.
func yokohama(t testing.TB, home string) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(home, "tend.db"), store.Options{Now: evening})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	src, err := s.AddSource(ctx, store.Source{Kind: "feed", Name: "ブログ", URL: "https://yokohama.example"}, []store.Feed{
		{Role: store.RolePosts, URL: "https://yokohama.example/feed/"},
		{Role: store.RoleComments, URL: "https://yokohama.example/comments/feed/"},
	}, evening().AddDate(-1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.Feeds(ctx, src.ID)
	if err != nil {
		t.Fatal(err)
	}
	var posts, comments []store.Arrival
	for i, title := range []string{"夏祭りのお手伝い募集 🎐", "七月の修理カフェの開店時間 ☕️"} {
		posts = append(posts, wideItem(store.KindPost, fmt.Sprint("p", i), "横浜の会", title, 2+22*i))
	}
	for i := range 48 {
		name := []string{"山田花子", "김민준", "王小明", "👩‍👩‍👧‍👦 家族"}[i%4]
		text := []string{
			"素敵な夏祭りですね。子どもも参加できますか。🎉 楽しみにしています、よろしくお願いします。",
			"토요일에 탁자 두 개를 가져올 수 있어요 🏳️‍🌈 필요하신가요? 알려 주세요, 감사합니다.",
			"请问院子可以推轮椅进去吗？👩🏽‍🦽 上次我没能到舞台那边，希望这次可以。",
			"♻️ エコバッグを持ってきます 🇯🇵 会場でお会いしましょう 👨‍👩‍👧 皆さんによろしく。",
		}[i%4]
		c := wideItem(store.KindComment, fmt.Sprint("c", i), fmt.Sprint(name, i), text, 60-i)
		c.Answers = []string{"p0"}
		if i%3 != 0 {
			c.Answers = []string{fmt.Sprint("c", i-1), "p0"}
		}
		comments = append(comments, c)
	}
	save(t, s, kept[0], posts)
	save(t, s, kept[1], comments)
	for _, title := range []string{"作業室の鍵を作る 🔑", "市役所に道路使用許可を聞く"} {
		if _, _, err := s.AddTask(ctx, "miriam", store.Task{Title: title, Due: evening().AddDate(0, 0, 1), WholeDay: true}); err != nil {
			t.Fatal(err)
		}
	}
}

// wideItem is a post or comment that is some hours old.
func wideItem(kind store.Kind, id, author, text string, hours int) store.Arrival {
	return store.Arrival{
		Kind: kind, RemoteID: id, Title: text, HTML: "<p>" + text + "</p>", Visible: text, Excerpt: text,
		URL: "https://yokohama.example/" + id, Published: evening().Add(-time.Duration(hours) * time.Hour),
		Author: store.Author{Name: author}, Comments: -1,
	}
}
