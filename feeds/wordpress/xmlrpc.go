package wordpress

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/kolo/xmlrpc"

	"tend/feeds/web"
	"tend/store"
)

// xmlRPC speaks WordPress's older API, for sites that block REST and for blogs
// at WordPress.com. It has no look-up of many comments, and its texts are as
// typed, never rendered.
type xmlRPC struct {
	client         *web.Client
	address        string // of xmlrpc.php
	blog           int64
	user, password string
}

// call asks one method and reads its answer into into. Faults come with status
// 200; their numbers are HTTP's.
func (x *xmlRPC) call(ctx context.Context, method string, into any, args ...any) error {
	all := append([]any{x.blog, x.user, x.password}, args...)
	return x.callPlain(ctx, method, into, all...)
}

func (x *xmlRPC) callPlain(ctx context.Context, method string, into any, args ...any) error {
	body, err := xmlrpc.EncodeMethodCall(method, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	resp, err := x.client.Do(ctx, web.Call{Method: http.MethodPost, URL: x.address, ContentType: "text/xml", Body: body, Accept: "text/xml"})
	if err != nil {
		return err
	}
	if resp.Status != http.StatusOK {
		return &problem{Status: resp.Status, Unclear: true, Retry: resp.Retry, Text: "not the API's answer"}
	}
	text := readable(resp.Body)
	if !strings.Contains(text, "<methodResponse") || tooDeep(text) {
		return &problem{Status: resp.Status, Unclear: true, Text: "not the API's answer"}
	}
	answer := xmlrpc.Response(text)
	var fault xmlrpc.FaultError
	if err := answer.Err(); errors.As(err, &fault) {
		return faultProblem(fault)
	} else if err != nil {
		return &problem{Status: resp.Status, Unclear: true, Text: "not the API's answer"}
	}
	if err := answer.Unmarshal(into); err != nil {
		return &problem{Status: resp.Status, Unclear: true, Text: "not the API's answer"}
	}
	return nil
}

// faultProblem reads a fault. WordPress gives HTTP's numbers; 500 is also what
// it says to a comment it did not take, so only the others are certain.
func faultProblem(fault xmlrpc.FaultError) *problem {
	return &problem{
		Status: fault.Code, Code: "fault_" + strconv.Itoa(fault.Code), Text: web.Plain(fault.String),
		Unclear: fault.Code < 400 || fault.Code >= 500,
	}
}

// readable makes bytes that XML does not allow harmless: WordPress prints
// control characters of a comment as they are.
func readable(body []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(string(body), "\uFFFD"))
}

// tooDeep reports whether text nests deeper than any answer of WordPress, and
// deep enough to be a burden to a parser.
func tooDeep(text string) bool {
	depth := 0
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '<' {
			continue
		}
		switch c := text[i+1]; {
		case c == '/':
			depth--
		case c != '!' && c != '?':
			depth++
		}
		if depth > 100 {
			return true
		}
	}
	return false
}

func (x *xmlRPC) me(ctx context.Context) (account, error) {
	var who struct {
		ID    string   `xmlrpc:"user_id"`
		Name  string   `xmlrpc:"display_name"`
		Roles []string `xmlrpc:"roles"`
	}
	if err := x.call(ctx, "wp.getProfile", &who); err != nil {
		return account{}, err
	}
	a := account{Name: web.Plain(who.Name)}
	a.ID, _ = strconv.ParseInt(who.ID, 10, 64)
	if len(who.Roles) > 0 {
		a.Role = web.Line(who.Roles[0])
	}
	if a.ID == 0 {
		return account{}, &problem{Unclear: true, Text: "not the API's answer"}
	}
	// There is no list of powers. Held comments are shown to moderators only.
	_, err := x.list(ctx, map[string]any{"status": "hold", "number": int64(1)})
	var p *problem
	if errors.As(err, &p) && !p.Unclear {
		return a, nil
	}
	a.Moderates = err == nil
	return a, err
}

func (x *xmlRPC) posts(ctx context.Context, query postQuery) ([]post, bool, error) {
	if len(query.IDs) > 0 {
		return x.postsByID(ctx, query)
	}
	filter := map[string]any{
		"number": int64(perPage), "offset": int64((max(query.Page, 1) - 1) * perPage), "post_status": "publish",
		"orderby": "modified", "order": "desc",
	}
	var rows []rpcPost
	if err := x.call(ctx, "wp.getPosts", &rows, filter); err != nil {
		return nil, false, err
	}
	list := make([]post, 0, len(rows))
	for _, row := range rows {
		p := row.post()
		if !query.ChangedAt.IsZero() && !p.Modified.After(query.ChangedAt) {
			return list, false, nil
		}
		list = append(list, p)
	}
	return list, len(rows) == perPage, nil
}

func (x *xmlRPC) postsByID(ctx context.Context, query postQuery) ([]post, bool, error) {
	var list []post
	for _, id := range query.IDs {
		var row rpcPost
		err := x.call(ctx, "wp.getPost", &row, id)
		var p *problem
		if errors.As(err, &p) && !p.Unclear {
			continue // not there, or not for this login
		}
		if err != nil {
			return nil, false, err
		}
		list = append(list, row.post())
	}
	return list, false, nil
}

func (x *xmlRPC) comments(ctx context.Context, status string, page int) ([]comment, bool, error) {
	filter := map[string]any{"status": status, "number": int64(perPage), "offset": int64((page - 1) * perPage)}
	list, err := x.list(ctx, filter)
	return list, len(list) == perPage, err
}

func (x *xmlRPC) list(ctx context.Context, filter map[string]any) ([]comment, error) {
	var rows []rpcComment
	if err := x.call(ctx, "wp.getComments", &rows, filter); err != nil {
		return nil, err
	}
	list := make([]comment, len(rows))
	for i, row := range rows {
		list[i] = row.comment()
	}
	return list, nil
}

func (x *xmlRPC) lookUp(ctx context.Context, ids []int64) ([]comment, error) {
	var found []comment
	for _, id := range ids {
		now, err := x.one(ctx, id)
		var p *problem
		if errors.As(err, &p) && p.Status == http.StatusNotFound && !p.Unclear {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = append(found, now)
	}
	return found, nil
}

// answers lists the newest comments of a post; there is no filter by parent.
func (x *xmlRPC) answers(ctx context.Context, postID, parentID, user int64) ([]comment, error) {
	list, err := x.list(ctx, map[string]any{"post_id": postID, "number": int64(perPage)})
	if err != nil {
		return nil, err
	}
	var own []comment
	for _, c := range list {
		if c.Parent == parentID && c.User == user {
			own = append(own, c)
		}
	}
	return own, nil
}

// set changes only the status: what wp.editComment is not given, it keeps,
// address and agent included. wp.deleteComment is never used; a second one
// would delete for good.
func (x *xmlRPC) set(ctx context.Context, c comment, want store.State) (comment, error) {
	var ok bool
	if err := x.call(ctx, "wp.editComment", &ok, c.ID, map[string]any{"status": rpcStatus(want)}); err != nil {
		return comment{}, err
	}
	return x.readBack(ctx, c.ID)
}

func (x *xmlRPC) reply(ctx context.Context, postID, parentID int64, text string) (comment, error) {
	var id int64
	if err := x.call(ctx, "wp.newComment", &id, postID, map[string]any{"comment_parent": parentID, "content": text}); err != nil {
		return comment{}, err
	}
	return x.readBack(ctx, id)
}

func (x *xmlRPC) one(ctx context.Context, id int64) (comment, error) {
	var row rpcComment
	if err := x.call(ctx, "wp.getComment", &row, id); err != nil {
		return comment{}, err
	}
	return row.comment(), nil
}

// readBack reads a comment after a change. Whatever goes wrong here, the
// change itself may have happened.
func (x *xmlRPC) readBack(ctx context.Context, id int64) (comment, error) {
	now, err := x.one(ctx, id)
	if err != nil {
		return comment{}, &problem{Unclear: true, Text: "not read back"}
	}
	return now, nil
}
