package auth

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/refreshtoken"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

const (
	viewerFresh = 5 * time.Second // how long another server's change may go unnoticed
	viewersKept = 10_000
)

// viewerKey is what a viewer depends on besides the database.
type viewerKey struct {
	subject Subject
	session string // family of a user, generation of a client
	scope   string // of a client's token, which may be less than the client's
}

type viewerEntry struct {
	viewer *viewer.Viewer
	until  time.Time
}

// Viewer is the caller that an access token names, with the roles, scopes and accounts that the database holds now. It
// is shared: copy it before changing it.
// Codes: UNAUTHENTICATED.
func (s *Service) Viewer(ctx context.Context, token string) (*viewer.Viewer, error) {
	c, err := s.tokens.verify(ctx, token)
	if err != nil {
		return nil, err
	}
	return s.load(ctx, viewerKey{subject: Subject(c.Subject), session: c.Session, scope: c.Scope})
}

// Behind is the caller of work that goes on after the request that started it: the user or client as the database has them
// now, whatever became of the session.
// Codes: UNAUTHENTICATED when they were disabled, revoked or have expired.
func (s *Service) Behind(ctx context.Context, kind viewer.Kind, id int) (*viewer.Viewer, error) {
	ctx = system(ctx)
	switch kind {
	case viewer.KindUser:
		return s.activeUser(ctx, id)
	case viewer.KindClient:
		c, err := s.activeClient(ctx, id)
		if err != nil {
			return nil, err
		}
		return s.clientViewer(ctx, c, c.Scopes)
	}
	return nil, ended("not a user or client")
}

// Outsider is a program that acts for an account without being a client: it sees what a dealer of the account sees.
func (s *Service) Outsider(ctx context.Context, account int) (*viewer.Viewer, error) {
	return s.withAccounts(system(ctx), viewer.Viewer{Kind: viewer.KindClient, Name: "webhook", Roles: []viewer.Role{viewer.Dealer}, Roots: []int{account}}, nil)
}

// Invalidate makes the next request of a subject look into the database. Every verb that changes what a subject may do
// calls it after its commit; an empty subject means everybody, as when the tree of accounts changes.
func (s *Service) Invalidate(subject Subject) {
	s.generation.Lock()
	s.generation.n++
	for _, key := range s.viewers.Keys() {
		if subject == "" || key.subject == subject {
			s.viewers.Remove(key)
		}
	}
	s.generation.Unlock()
	s.tokens.forget()
}

func (s *Service) load(ctx context.Context, key viewerKey) (*viewer.Viewer, error) {
	if e, ok := s.viewers.Get(key); ok && s.now().Before(e.until) {
		return e.viewer, nil
	}
	s.generation.Lock()
	generation := s.generation.n
	s.generation.Unlock()
	// Callers of one generation share one look, which goes on when the first of them gives up.
	flight := strings.Join([]string{string(key.subject), key.session, key.scope, strconv.FormatUint(generation, 10)}, "\x00")
	v, err, _ := s.loading.Do(flight, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(system(ctx)), 10*time.Second)
		defer cancel()
		v, err := s.read(ctx, key)
		if err != nil {
			return nil, err
		}
		s.generation.Lock()
		defer s.generation.Unlock()
		if s.generation.n == generation {
			s.viewers.Add(key, viewerEntry{v, s.now().Add(viewerFresh)})
		}
		return v, nil
	})
	if err != nil {
		return nil, err
	}
	return v.(*viewer.Viewer), nil
}

func ended(why string) error {
	return fault.New(fault.Unauthenticated, "The session has ended. Sign in again.").Because(refreshError(why))
}

func (s *Service) read(ctx context.Context, key viewerKey) (*viewer.Viewer, error) {
	if id, ok := key.subject.user(); ok {
		return s.readUser(ctx, id, key.session)
	}
	if id, ok := key.subject.client(); ok {
		return s.readClient(ctx, id, key.session, key.scope)
	}
	return nil, ended("no subject of ours")
}

func (s *Service) readUser(ctx context.Context, id int, family string) (*viewer.Viewer, error) {
	known, err := s.db.RefreshToken.Query().Where(refreshtoken.Family(family), refreshtoken.UserID(id)).Exist(ctx)
	if err != nil {
		return nil, err
	}
	revoked, err := familyRevoked(ctx, s.db.Client, family)
	if err != nil {
		return nil, err
	}
	if !known || revoked {
		return nil, ended("session ended")
	}
	return s.activeUser(ctx, id)
}

func (s *Service) activeUser(ctx context.Context, id int) (*viewer.Viewer, error) {
	u, err := s.db.User.Query().Where(user.ID(id)).
		WithGrants(func(q *ent.RoleGrantQuery) { q.Where(rolegrant.RevokedAtIsNil()) }).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, ended("no such user")
	}
	if err != nil {
		return nil, err
	}
	if u.Status != user.StatusACTIVE {
		return nil, ended("user disabled")
	}
	v := viewer.Viewer{Kind: viewer.KindUser, ID: u.ID, Name: u.Name}
	var outside []viewer.Role
	for _, g := range u.Edges.Grants {
		if g.Role.Bound() {
			outside = append(outside, g.Role)
			v.Roots = append(v.Roots, g.AccountID)
		} else {
			v.Roles = append(v.Roles, g.Role)
		}
	}
	// A bound role counts only by itself: beside another it would lend its rights to every account.
	if len(v.Roles) > 0 {
		v.Unbounded, v.Roots = true, nil
	} else {
		v.Roles = outside
	}
	return s.withAccounts(ctx, v, nil)
}

func (s *Service) readClient(ctx context.Context, id int, generation, scope string) (*viewer.Viewer, error) {
	c, err := s.activeClient(ctx, id)
	if err != nil {
		return nil, err
	}
	if generation != strconv.Itoa(c.Version) {
		return nil, ended("client changed or its tokens revoked")
	}
	return s.clientViewer(ctx, c, strings.Fields(scope))
}

func (s *Service) activeClient(ctx context.Context, id int) (*ent.ApiClient, error) {
	c, err := s.db.ApiClient.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, ended("no such client")
	}
	if err != nil {
		return nil, err
	}
	switch {
	case c.RevokedAt != nil:
		return nil, ended("client revoked")
	case !s.now().Before(c.ExpiresAt):
		return nil, ended("client expired")
	}
	return c, nil
}

// clientViewer is a client with the scopes it has and asked for.
func (s *Service) clientViewer(ctx context.Context, c *ent.ApiClient, asked []string) (_ *viewer.Viewer, err error) {
	v := viewer.Viewer{Kind: viewer.KindClient, ID: c.ID, Name: c.Name, Roles: []viewer.Role{viewer.Partner}}
	if v.Roots, err = c.QueryAccounts().IDs(ctx); err != nil {
		return nil, err
	}
	scopes := []viewer.Permission{}
	for _, p := range c.Scopes {
		if slices.Contains(asked, p) {
			scopes = append(scopes, viewer.Permission(p))
		}
	}
	return s.withAccounts(ctx, v, scopes)
}

// withAccounts adds the descendants of the roots and makes the viewer.
func (s *Service) withAccounts(ctx context.Context, v viewer.Viewer, scopes []viewer.Permission) (*viewer.Viewer, error) {
	slices.Sort(v.Roles)
	v.Roles = slices.Compact(v.Roles)
	slices.Sort(v.Roots)
	v.Roots = slices.Compact(v.Roots)
	if !v.Unbounded && len(v.Roots) > 0 {
		var err error
		if v.Accounts, err = s.db.Account.Query().Where(descendants(v.Roots)).IDs(ctx); err != nil {
			return nil, err
		}
		slices.Sort(v.Accounts)
	}
	return viewer.New(v, scopes), nil
}

// descendants confines to accounts of the trees below the roots, the roots included. UNION instead of UNION ALL ends even
// where the data held a circle.
func descendants(roots []int) func(*sql.Selector) {
	return func(s *sql.Selector) {
		d := sql.Dialect(s.Dialect())
		top, below, tree := d.Table(account.Table), d.Table(account.Table).As("below"), d.Table("tree")
		base := d.Select(top.C(account.FieldID)).From(top)
		rule.In(account.FieldID, roots)(base)
		base.Union(d.Select(below.C(account.FieldID)).From(below).Join(tree).On(below.C(account.FieldParentID), tree.C("id")))
		s.Prefix(sql.WithRecursive("tree", "id").As(base))
		s.Where(sql.In(s.C(account.FieldID), d.Select("id").From(tree)))
	}
}
