package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/apiclient"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
)

type userRevokeCommand struct {
	Username string `arg:"" help:"Who."`
	Role     string `arg:"" help:"Which role."`
	Account  string `help:"For DEALER with several accounts: the account's number."`
}

func (c *userRevokeCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user revoke")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.who(ctx, c.Username)
	if err != nil {
		return err
	}
	role := viewer.Role(strings.ToUpper(c.Role))
	q := p.DB.RoleGrant.Query().Where(rolegrant.UserID(id), rolegrant.RoleEQ(role), rolegrant.RevokedAtIsNil())
	if c.Account != "" {
		q.Where(rolegrant.HasAccountWith(account.Number(c.Account)))
	}
	grants, err := q.IDs(ctx)
	switch {
	case err != nil:
		return err
	case len(grants) == 0:
		return fault.New(fault.NotFound, "%s is not %s", c.Username, role).On("role")
	case len(grants) > 1:
		return fault.New(fault.Invalid, "%s is %s of several accounts; name one with --account", c.Username, role).On("account")
	}
	if err := p.Auth.RevokeRole(ctx, grants[0]); err != nil {
		return err
	}
	return cli.out.say(map[string]string{"username": c.Username, "revoked": string(role)}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s is no %s any more\n", c.Username, role) })
}

type userEnableCommand struct {
	Username string `arg:"" help:"Who."`
}

func (c *userEnableCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user enable")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.who(ctx, c.Username)
	if err != nil {
		return err
	}
	if err := p.Auth.EnableUser(ctx, id); err != nil {
		return err
	}
	return cli.out.say(map[string]string{"username": c.Username, "status": "ACTIVE"}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s may sign in again\n", c.Username) })
}

type userPasswordCommand struct {
	Username string `arg:"" help:"Who."`
	Password string `help:"At least 12 characters." required:""`
}

func (c *userPasswordCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user password")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.who(ctx, c.Username)
	if err != nil {
		return err
	}
	if err := p.Auth.SetPassword(ctx, auth.SetPassword{User: id, New: c.Password}); err != nil {
		return err
	}
	return cli.out.say(map[string]any{"username": c.Username, "changed": true}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s has a new password\n", c.Username) })
}

// program finds an API client by its client_id.
func (p *Program) program(ctx context.Context, key string) (int, error) {
	id, err := p.DB.ApiClient.Query().Where(apiclient.ClientKey(key)).OnlyID(ctx)
	if err != nil {
		return 0, fault.New(fault.NotFound, "there is no program with the client_id %q", key).On("client-id")
	}
	return id, nil
}

type clientRotateCommand struct {
	ClientID string `arg:"" name:"client-id" help:"Which program."`
}

func (c *clientRotateCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("client rotate")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.program(ctx, c.ClientID)
	if err != nil {
		return err
	}
	secret, err := p.Auth.RotateClientSecret(ctx, id)
	if err != nil {
		return err
	}
	return cli.out.say(map[string]string{"client_id": c.ClientID, "client_secret": secret}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "client_secret (shown once)\t%s\n", secret) })
}

type clientRevokeCommand struct {
	ClientID string `arg:"" name:"client-id" help:"Which program."`
}

func (c *clientRevokeCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("client revoke")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.program(ctx, c.ClientID)
	if err != nil {
		return err
	}
	if err := p.Auth.RevokeClient(ctx, id); err != nil {
		return err
	}
	return cli.out.say(map[string]any{"client_id": c.ClientID, "revoked": true}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s is kept out\n", c.ClientID) })
}

type clientListCommand struct{}

func (*clientListCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("client list")
	if err != nil {
		return err
	}
	defer p.Close()
	rows, err := p.DB.ApiClient.Query().Order(apiclient.ByID()).All(ctx)
	if err != nil {
		return err
	}
	type program struct {
		ClientID  string     `json:"client_id"`
		Name      string     `json:"name"`
		Scopes    []string   `json:"scopes"`
		ExpiresAt time.Time  `json:"expiresAt"`
		LastUsed  *time.Time `json:"lastUsedAt"`
		Revoked   *time.Time `json:"revokedAt"`
	}
	programs := make([]program, 0, len(rows))
	for _, x := range rows {
		programs = append(programs, program{x.ClientKey, x.Name, x.Scopes, x.ExpiresAt, x.LastUsedAt, x.RevokedAt})
	}
	return cli.out.say(programs, func(w io.Writer) {
		for _, x := range programs {
			state := "until " + x.ExpiresAt.Format(time.DateOnly)
			if x.Revoked != nil {
				state = "revoked"
			}
			_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", x.ClientID, x.Name, state, strings.Join(x.Scopes, " "))
		}
	})
}
