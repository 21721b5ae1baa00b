package feeds

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// requestWritten is the fifth point of a crash: the site has the request and
// the program is gone before an answer.
const requestWritten step = "after the request is written"

// TestMain lets the test's program stand in for tend: as a subprocess it sends
// what is due, and is ended by the kernel where it was told.
func TestMain(m *testing.M) {
	if path := os.Getenv("TEND_CRASH_CACHE"); path != "" {
		sendAndCrash(path)
		return
	}
	os.Exit(m.Run())
}

// sendAndCrash sends what is due from the cache at path and kills the program
// at the step that the environment names.
func sendAndCrash(path string) {
	now := func() time.Time { return time.Date(2026, 7, 2, 18, 0, 0, 0, time.UTC) }
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	s, err := store.Open(ctx, path, store.Options{Now: now})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
	f := New(Options{Store: s, Client: web.New(web.Options{Timeout: 5 * time.Second}), WritePause: time.Microsecond, Now: now})
	f.stepped = func(at step) {
		if string(at) == os.Getenv("TEND_CRASH_AT") {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL) // it does not return
		}
	}
	if err := f.Send(ctx, Mail{Earlier: true}, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

// killer is a proxy before a site that kills a program when its request to
// change something has arrived there.
type killer struct {
	*httptest.Server
	mu  sync.Mutex
	pid int // of the program to end; 0: none
}

func newKiller(t *testing.T, site string) *killer {
	t.Helper()
	to, err := url.Parse(site)
	if err != nil {
		t.Fatal(err)
	}
	k := &killer{}
	proxy := httputil.NewSingleHostReverseProxy(to)
	k.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			proxy.ServeHTTP(w, r)
			return
		}
		answer := httptest.NewRecorder()
		proxy.ServeHTTP(answer, r)
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.pid != 0 {
			_ = syscall.Kill(k.pid, syscall.SIGKILL) // it may be gone already
			return
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes()) // whoever asked may be gone
	}))
	t.Cleanup(k.Close)
	return k
}

// TestKillNeverAppliesTwiceNorLoses ends the program with SIGKILL at each of
// the five points of sending. The next run asks the site what became of it.
func TestKillNeverAppliesTwiceNorLoses(t *testing.T) {
	for _, at := range []step{beforeIntent, afterIntent, requestWritten, afterAnswer, beforeSettled} {
		for _, act := range []store.Act{store.ActApprove, store.ActSpam, store.ActReply} {
			t.Run(string(at)+"/"+string(act), func(t *testing.T) {
				t.Parallel()
				b := openBlog(t)
				batch := b.decide(act)
				path := b.store.Path()
				site := newKiller(t, b.URL)
				b.moveTo(site.URL)
				if err := b.store.Close(); err != nil {
					t.Fatal(err)
				}
				crash(t, site, path, at)

				b.clock = time.Date(2026, 7, 2, 18, 5, 0, 0, time.UTC)
				b.openAt(path)
				for range 2 {
					if err := b.feeds.Send(t.Context(), Mail{Earlier: true}, nil); err != nil {
						t.Fatal(err)
					}
					b.clock = b.clock.Add(time.Hour)
				}
				if v := b.verdict(batch); v.State != store.Sent || !b.applied(act) || b.Applied(8) != 1 {
					t.Errorf("after the crash the verdict is %s (%s), the site says %q %q after %d changes",
						v.State, v.Cause, b.Status(8), b.Replies(8), b.Applied(8))
				}
			})
		}
	}
}

// moveTo lets the source be reached at another address of the same site.
func (b *blog) moveTo(address string) {
	b.Helper()
	src, err := b.store.FindSource(b.Context(), "Blog")
	if err != nil {
		b.Fatal(err)
	}
	src.Settings, err = merge(src.Settings, `{"own":"`+address+`","rest":"`+address+`/wp-json/"}`, nil)
	if err != nil {
		b.Fatal(err)
	}
	feeds, err := b.store.Feeds(b.Context(), src.ID)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := b.store.Connect(b.Context(), src, feeds); err != nil {
		b.Fatal(err)
	}
}

// crash runs a program that sends, until it is killed at the step.
func crash(t *testing.T, site *killer, path string, at step) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = append(os.Environ(), "TEND_CRASH_CACHE="+path, "TEND_CRASH_AT="+string(at))
	cmd.Stderr = os.Stderr
	site.mu.Lock() // the site waits until it knows whom to end
	err = cmd.Start()
	if err == nil && at == requestWritten {
		site.pid = cmd.Process.Pid
	}
	site.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	site.mu.Lock()
	site.pid = 0
	site.mu.Unlock()
	status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("the program ended with %v, want it killed %s", err, at)
	}
}
