package documents

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	_ "image/jpeg" // logos
	_ "image/png"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/template"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/store"
)

const (
	maxContent   = 64 << 10
	maxTemplates = 1000
)

// SaveTemplate keeps a template. Content is the JSON of present.Template; name stands for the name in it.
type SaveTemplate struct {
	ID, Version int // 0: a new one
	Name        string
	Content     string
	Logo        int // a PNG or JPEG that was uploaded; 0: none
	Key         string
}

// SaveTemplate makes or changes a template. It reports fault.Invalid with the part that is wrong, fault.Conflict for a stale
// version or a name that exists, fault.NotFound and fault.Limit. Requires templates:write.
func (s *Service) SaveTemplate(ctx context.Context, in SaveTemplate) (*ent.Template, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.TemplatesWrite); err != nil {
		return nil, err
	}
	in.Name = strings.TrimSpace(in.Name)
	if n := utf8.RuneCountInString(in.Name); n == 0 || n > 100 {
		return nil, fault.New(fault.Invalid, "a template needs a name of 1 to 100 characters; this one has %d", n).On("name")
	}
	text, err := named(in.Name, in.Content)
	if err != nil {
		return nil, err
	}
	t, err := parse(text)
	if err != nil {
		return nil, err
	}
	content, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	if in.Logo != 0 {
		if err := s.checkLogo(ctx, in); err != nil {
			return nil, fault.As(store.Fault(err)).On("logoFileId")
		}
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Template, error) {
		id, _, err := store.Once(ctx, tx, "saveTemplate", in.Key, in, func() (int, error) {
			if in.ID == 0 {
				return in.create(ctx, tx, t, content)
			}
			return in.ID, in.change(ctx, tx, t, content)
		})
		if err != nil {
			return nil, err
		}
		return tx.Template.Get(ctx, id)
	})
}

// named puts the name into the content.
func named(name, content string) ([]byte, error) {
	if len(content) > maxContent {
		return nil, fault.New(fault.Limit, "the template has more than %d KB; shorten its texts", maxContent>>10).On("content")
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal([]byte(content), &parts); err != nil || parts == nil {
		return nil, fault.New(fault.Invalid, "the template is not a JSON object, such as the default template").Because(err).On("content")
	}
	text, err := json.Marshal(name)
	if err != nil {
		return nil, err
	}
	parts["name"] = text
	return json.Marshal(parts)
}

// checkLogo refuses a logo that can't be used. One that the template has already may have been uploaded by somebody else.
func (s *Service) checkLogo(ctx context.Context, in SaveTemplate) error {
	if in.ID != 0 {
		if kept, err := s.DB.Template.Query().Where(template.ID(in.ID)).Only(ctx); err == nil && kept.LogoID == in.Logo {
			return nil
		}
	}
	_, err := s.image(ctx, in.Logo)
	return err
}

// image is an uploaded PNG or JPEG, read as the viewer.
func (s *Service) image(ctx context.Context, id int) ([]byte, error) {
	file, err := s.Files.Open(ctx, id)
	if err != nil {
		return nil, err
	}
	if file.Size > maxLogo {
		return nil, fault.New(fault.Limit, "the logo has %d KB; at most %d are taken: make the image smaller", file.Size>>10, maxLogo>>10)
	}
	data, err := s.logo(ctx, id)
	if err != nil {
		return nil, err
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return nil, fault.New(fault.Invalid, "the logo is neither PNG nor JPEG; save it in one of these")
	}
	if c.Width > 4000 || c.Height > 4000 {
		return nil, fault.New(fault.Limit, "the logo has %d × %d pixels; at most 4000 × 4000 are taken: make the image smaller", c.Width, c.Height)
	}
	return data, nil
}

func (in SaveTemplate) create(ctx context.Context, tx *store.TxClient, t *present.Template, content []byte) (int, error) {
	if n, err := tx.Template.Query().Count(ctx); err != nil {
		return 0, err
	} else if n >= maxTemplates {
		return 0, fault.New(fault.Limit, "there are %d templates already; change one of them", n)
	}
	if err := in.unused(ctx, tx); err != nil {
		return 0, err
	}
	create := tx.Template.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetName(in.Name).SetLanguage(t.Language).SetContent(content)
	if in.Logo != 0 {
		create.SetLogoID(in.Logo)
	}
	row, err := create.Save(ctx)
	if err != nil {
		return 0, err
	}
	tx.Record(store.Event{Action: "template.create", Entity: row.ID, Changes: store.Changes{"name": {nil, in.Name}, "content": {nil, json.RawMessage(content)}, "logo": {nil, store.Null(in.Logo)}}})
	return row.ID, nil
}

func (in SaveTemplate) unused(ctx context.Context, tx *store.TxClient) error {
	there, err := tx.Template.Query().Where(template.Name(in.Name), template.IDNEQ(in.ID)).Exist(ctx)
	if err == nil && there {
		err = fault.New(fault.Conflict, "a template has this name already; choose another one").On("name")
	}
	return err
}

func (in SaveTemplate) change(ctx context.Context, tx *store.TxClient, t *present.Template, content []byte) error {
	row, err := tx.Template.Query().Where(template.ID(in.ID), store.Lock).Only(ctx)
	if err != nil {
		return err
	}
	if row.Version != in.Version {
		return fault.New(fault.Conflict, "somebody changed the template in the meantime; look at it again").On("version")
	}
	if err := in.unused(ctx, tx); err != nil {
		return err
	}
	changes := store.Changes{}
	if row.Name != in.Name {
		changes["name"] = [2]any{row.Name, in.Name}
	}
	if was := canonical(row.Content); !bytes.Equal(was, content) {
		changes["content"] = [2]any{json.RawMessage(was), json.RawMessage(content)}
	}
	if row.LogoID != in.Logo {
		changes["logo"] = [2]any{store.Null(row.LogoID), store.Null(in.Logo)}
	}
	if len(changes) == 0 {
		return nil
	}
	update := tx.Template.UpdateOneID(in.ID).AddVersion(1).SetUpdatedAt(tx.Now).SetName(in.Name).SetLanguage(t.Language).SetContent(content).ClearLogoID()
	if in.Logo != 0 {
		update.SetLogoID(in.Logo)
	}
	tx.Record(store.Event{Action: "template.change", Entity: in.ID, Changes: changes})
	return update.Exec(ctx)
}

// canonical is the content of a template as it is kept; PostgreSQL orders it in its own way.
func canonical(content json.RawMessage) []byte {
	var t present.Template
	if err := json.Unmarshal(content, &t); err != nil {
		return content
	}
	text, err := json.Marshal(&t)
	if err != nil {
		return content
	}
	return text
}

// Content is the content of a template as it is shown to be edited.
func Content(t *ent.Template) string { return indented(canonical(t.Content)) }

// DefaultContent is the content of a new template in a language. It reports fault.Invalid. Requires billing:read.
func (s *Service) DefaultContent(ctx context.Context, language string) (string, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return "", err
	}
	text, err := json.Marshal(present.DefaultTemplate(Language(language)))
	if err != nil {
		return "", err
	}
	return indented(text), nil
}

func indented(text []byte) string {
	var b bytes.Buffer
	if json.Indent(&b, text, "", "  ") != nil {
		return string(text)
	}
	return b.String()
}

// ChooseTemplate says how the documents of an account look.
type ChooseTemplate struct {
	Account, Template int // Template 0: the default of the account's language
	Key               string
}

// ChooseTemplate gives an account a template. It reports fault.NotFound. Requires templates:write.
func (s *Service) ChooseTemplate(ctx context.Context, in ChooseTemplate) (*ent.Account, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.TemplatesWrite); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Account, error) {
		id, _, err := store.Once(ctx, tx, "chooseTemplate", in.Key, in, func() (int, error) {
			a, err := tx.Account.Query().Where(account.ID(in.Account), store.Lock).Only(ctx)
			if err != nil {
				return 0, fault.As(store.Fault(err)).On("accountId")
			}
			if in.Template == a.TemplateID {
				return a.ID, nil
			}
			update := tx.Account.UpdateOneID(a.ID).AddVersion(1).SetUpdatedAt(tx.Now).ClearTemplateID()
			if in.Template != 0 {
				if _, err := tx.Template.Get(ctx, in.Template); err != nil {
					return 0, fault.As(store.Fault(err)).On("templateId")
				}
				update.SetTemplateID(in.Template)
			}
			tx.Record(store.Event{Action: "account.template", Entity: a.ID, Account: a.ID, Changes: store.Changes{"template_id": {store.Null(a.TemplateID), store.Null(in.Template)}}})
			return a.ID, update.Exec(ctx)
		})
		if err != nil {
			return nil, err
		}
		return tx.Account.Get(ctx, id)
	})
}
