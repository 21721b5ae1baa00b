package wordpress

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// rest speaks WordPress's REST API, wp/v2.
type rest struct {
	client         *web.Client
	root           string // with or without rest_route, as the site names it
	user, password string
	edit           bool // may ask for context=edit
}

// address builds the address of a route. Sites with plain permalinks carry the
// route as a parameter.
func (r *rest) address(route string, q url.Values) (string, error) {
	u, err := url.Parse(r.root)
	if err != nil {
		return "", fmt.Errorf("address of the API: %w", err)
	}
	all := u.Query()
	if at := all.Get("rest_route"); at != "" {
		all.Set("rest_route", strings.TrimRight(at, "/")+"/"+route)
	} else {
		u.Path = strings.TrimRight(u.Path, "/") + "/" + route
	}
	for k, v := range q {
		all[k] = v
	}
	u.RawQuery = all.Encode()
	return u.String(), nil
}

// call asks one route and reads its JSON into into. What is no JSON of the API
// is unclear, whatever its status: hosts answer with pages of their own.
func (r *rest) call(ctx context.Context, method, route string, q url.Values, body, into any) (*web.Answer, error) {
	address, err := r.address(route, q)
	if err != nil {
		return nil, err
	}
	call := web.Call{Method: method, URL: address, User: r.user, Password: r.password, Accept: "application/json"}
	if body != nil {
		if call.Body, err = json.Marshal(body); err != nil {
			return nil, fmt.Errorf("%s %s: %w", method, route, err)
		}
		call.ContentType = "application/json"
	}
	resp, err := r.client.Do(ctx, call)
	if err != nil {
		return nil, err
	}
	if resp.Status < 200 || resp.Status > 299 {
		return resp, refusal(resp)
	}
	if err := json.Unmarshal(resp.Body, into); err != nil {
		return resp, &problem{Status: resp.Status, Unclear: true, Text: "not the API's answer"}
	}
	return resp, nil
}

func (r *rest) me(ctx context.Context) (account, error) {
	var me struct {
		ID           int64
		Name         string
		Roles        []string
		Capabilities map[string]any
	}
	if _, err := r.call(ctx, http.MethodGet, "wp/v2/users/me", url.Values{"context": {"edit"}}, nil, &me); err != nil {
		return account{}, err
	}
	if me.ID == 0 {
		return account{}, &problem{Unclear: true, Text: "not the API's answer"}
	}
	may := func(name string) bool { yes, _ := me.Capabilities[name].(bool); return yes }
	a := account{ID: me.ID, Name: web.Plain(me.Name), Moderates: may("moderate_comments"), Writes: may("publish_posts")}
	if len(me.Roles) > 0 {
		a.Role = web.Line(me.Roles[0])
	}
	return a, nil
}

func (r *rest) posts(ctx context.Context, query postQuery) ([]post, bool, error) {
	collection := query.Collection
	if collection == "" {
		collection = "posts"
	}
	q := url.Values{
		"per_page": {strconv.Itoa(perPage)}, "page": {strconv.Itoa(max(query.Page, 1))}, "_embed": {"author"},
		"_fields": {"id,date_gmt,modified_gmt,guid,link,title,content,author,_links,_embedded"},
	}
	switch {
	case len(query.IDs) > 0:
		q["include[]"] = digits(query.IDs)
		if r.edit { // comments stand under private posts too
			q["status[]"] = []string{"publish", "private"}
		}
	case !query.ChangedAt.IsZero():
		q.Set("modified_after", query.ChangedAt.UTC().Format(time.RFC3339))
		q.Set("orderby", "modified")
		q.Set("order", "asc")
	}
	var rows []restPost
	resp, err := r.call(ctx, http.MethodGet, "wp/v2/"+collection, q, nil, &rows)
	if p := (*problem)(nil); errors.As(err, &p) && !p.Unclear && q.Has("status[]") {
		q.Del("status[]") // a moderator who may not read private posts
		resp, err = r.call(ctx, http.MethodGet, "wp/v2/"+collection, q, nil, &rows)
	}
	if err != nil {
		return nil, false, err
	}
	list := make([]post, len(rows))
	for i, row := range rows {
		list[i] = row.post(collection)
	}
	return list, hasNext(resp), nil
}

func (r *rest) comments(ctx context.Context, status string, page int) ([]comment, bool, error) {
	q := r.commentQuery(status)
	q.Set("page", strconv.Itoa(page))
	return r.list(ctx, q)
}

// lookUp finds comments wherever they are now: "all" is only the approved and
// the held ones, so spam and trash are asked as well.
func (r *rest) lookUp(ctx context.Context, ids []int64) ([]comment, error) {
	var found []comment
	for len(ids) > 0 {
		some := ids[:min(len(ids), perPage)]
		ids = ids[len(some):]
		missing := some
		for _, status := range []string{"all", "spam", "trash"} {
			if len(missing) == 0 {
				break
			}
			q := r.commentQuery(status)
			q["include[]"] = digits(missing)
			list, _, err := r.list(ctx, q)
			if err != nil {
				return nil, err
			}
			found = append(found, list...)
			missing = without(missing, list)
		}
	}
	return found, nil
}

// one reads a comment, whatever its state.
func (r *rest) one(ctx context.Context, id int64) (comment, error) {
	q := url.Values{}
	if r.edit {
		q.Set("context", "edit")
	}
	var row restComment
	if _, err := r.call(ctx, http.MethodGet, "wp/v2/comments/"+strconv.FormatInt(id, 10), q, nil, &row); err != nil {
		return comment{}, err
	}
	return row.comment(), nil
}

func (r *rest) answers(ctx context.Context, postID, parentID, user int64) ([]comment, error) {
	q := r.commentQuery("all")
	q.Set("post", strconv.FormatInt(postID, 10))
	q.Set("parent", strconv.FormatInt(parentID, 10))
	q.Set("author", strconv.FormatInt(user, 10))
	list, _, err := r.list(ctx, q)
	return list, err
}

// commentQuery asks for all kinds of comments (trackbacks are invisible
// without type=all) by number, because dates repeat.
func (r *rest) commentQuery(status string) url.Values {
	q := url.Values{
		"status": {status}, "type": {"all"}, "per_page": {strconv.Itoa(perPage)}, "orderby": {"id"}, "order": {"desc"},
		"_fields": {"id,post,parent,author,author_name,author_email,author_url,author_ip,author_user_agent,date_gmt,content,link,status,type,_links"},
	}
	if r.edit {
		q.Set("context", "edit")
	}
	return q
}

func (r *rest) list(ctx context.Context, q url.Values) ([]comment, bool, error) {
	var rows []restComment
	resp, err := r.call(ctx, http.MethodGet, "wp/v2/comments", q, nil, &rows)
	if err != nil {
		return nil, false, err
	}
	list := make([]comment, 0, len(rows))
	for _, row := range rows {
		if row.Type != "note" { // the editors' private notes are nobody else's
			list = append(list, row.comment())
		}
	}
	return list, hasNext(resp), nil
}

// set changes a comment's state with one request. Trashing by DELETE leaves
// text, address and agent alone; every other change has to send address and
// agent along, or WordPress puts ours in their place.
func (r *rest) set(ctx context.Context, c comment, want store.State) (comment, error) {
	route := "wp/v2/comments/" + strconv.FormatInt(c.ID, 10)
	var row restComment
	if want == store.Trash {
		if _, err := r.call(ctx, http.MethodDelete, route, nil, nil, &row); err != nil {
			return comment{}, err
		}
		return row.comment(), nil
	}
	body := map[string]string{"status": restStatus(want)}
	if c.IP != "" {
		body["author_ip"] = c.IP
	}
	if c.Agent != "" {
		body["author_user_agent"] = c.Agent
	}
	if _, err := r.call(ctx, http.MethodPost, route, nil, body, &row); err != nil {
		return comment{}, err
	}
	return row.comment(), nil
}

func (r *rest) reply(ctx context.Context, postID, parentID int64, text string) (comment, error) {
	body := map[string]any{"post": postID, "content": text}
	if parentID != 0 {
		body["parent"] = parentID
	}
	var row restComment
	if _, err := r.call(ctx, http.MethodPost, "wp/v2/comments", nil, body, &row); err != nil {
		return comment{}, err
	}
	return row.comment(), nil
}

// hasNext reports whether the answer names a next page. Its address is not
// followed: it could lead elsewhere, and we know the number.
func hasNext(resp *web.Answer) bool {
	for _, link := range resp.Header.Values("Link") {
		if strings.Contains(link, `rel="next"`) {
			return true
		}
	}
	return false
}

func digits(ids []int64) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = strconv.FormatInt(id, 10)
	}
	return list
}

// without returns the ids that are not among found.
func without(ids []int64, found []comment) []int64 {
	known := make(map[int64]bool, len(found))
	for _, c := range found {
		known[c.ID] = true
	}
	var rest []int64
	for _, id := range ids {
		if !known[id] {
			rest = append(rest, id)
		}
	}
	return rest
}
