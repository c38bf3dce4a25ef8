package contracts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/inventoryitem"
	"github.com/duebook/duebook/ent/inventorylink"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// event is the newest event of a contract.
func (b *bundle) event(t *testing.T, id int) *ent.ContractEvent {
	t.Helper()
	events := b.db.ContractEvent.Query().Where(contractevent.ContractID(id)).Order(contractevent.ByID()).AllX(b.sys)
	if len(events) == 0 {
		t.Fatal("no event")
	}
	return events[len(events)-1]
}

func TestAmend(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		c := b.active(t, draft(a))
		lines := b.lines(t, c.ID)
		if _, err := b.items(Item{Number: "I-1", Kind: inventoryitem.KindCIRCUIT, Identifier: "1", Account: a, ContractLine: lines[0].ID}); err != nil {
			t.Fatal(err)
		}
		more := draft(a).Lines[0]
		more.Quantity, more.InstalledOn, more.FunctionalOn, more.ContractedOn = d("5"), "", "", ""
		in := Amend{ID: c.ID, On: "2026-05-01", Note: "two more", Key: "more", Changes: []LineChange{
			{Line: lines[0].ID, By: &more}, {Line: lines[4].ID}, {By: &WriteLine{Product: "FAX", Quantity: d("1"), UnitPrice: unit("7"), StartsOn: "2026-06-01"}},
		}}
		ctx := servertest.As(t, viewer.Biller)
		amended, err := b.Amend(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		if amended.Version != c.Version+1 {
			t.Errorf("version %d", amended.Version)
		}
		if again, err := b.Amend(ctx, in); err != nil || again.Version != amended.Version {
			t.Errorf("again %+v, %v", again, err)
		}
		lines = b.lines(t, c.ID)
		if len(lines) != 7 || lines[0].EndsOn != "2026-04-30" || lines[4].EndsOn != "2026-04-30" || lines[1].EndsOn != "2026-12-31" || lines[0].Version != 2 {
			t.Fatalf("%d lines, %+v", len(lines), lines[0])
		}
		l := lines[5]
		if l.LineNo != 6 || l.ReplacesID != lines[0].ID || l.StartsOn != "2026-05-01" || l.EndsOn != "2026-12-31" || !l.Quantity.Equal(d("5")) || l.InstalledOn != "2026-01-05" || l.FunctionalOn != "2026-01-07" ||
			l.ContractedOn != "2025-12-01" || l.AnchorOn != "2026-01-01" || l.PricedFrom != "2026-01-01" || l.PromotionID == 0 {
			t.Errorf("in its place %+v", l)
		}
		if l := lines[6]; l.LineNo != 7 || l.ReplacesID != 0 || l.StartsOn != "2026-06-01" || l.EndsOn != "2026-12-31" || l.AnchorOn != "" || l.PricedFrom != "" {
			t.Errorf("added %+v", l)
		}
		if n := b.db.InventoryLink.Query().Where(inventorylink.ContractLineID(l.ID)).CountX(b.sys); n != 1 {
			t.Errorf("%d items fulfil the new line", n)
		}
		e := b.event(t, c.ID)
		words := fmt.Sprint(e.Changes)
		if e.Kind != contractevent.KindAMENDED || e.FirstBill || e.EffectiveOn != "2026-05-01" || e.Note != "two more" || !strings.Contains(words, "{line 6 (SIP-10), quantity 3 5}") ||
			!strings.Contains(words, "{line 7 (FAX)  1 × 7, monthly, from 2026-06-01 through 2026-12-31}") || !strings.Contains(words, "line 5 (CATALOGUE) 1 × list price, quarterly, from 2026-01-01 through 2026-12-31 ends on 2026-04-30") {
			t.Errorf("event %+v", e)
		}
		if e := b.last(t, "contract.amend"); e.Reason != "two more" || e.AccountID != a || !strings.Contains(e.Changes, "quantity") {
			t.Errorf("audited as %+v", e)
		}
		// Another price is agreed on the day; another product waits for its own milestones; another frequency has its own periods.
		dearer, other, yearly := more, more, more
		dearer.UnitPrice, other.Product, yearly.Frequency = unit("21"), "SIP-20", contractline.FrequencyANNUAL
		if _, err := b.Amend(ctx, Amend{ID: c.ID, On: "2026-06-01", Upgrade: true, Changes: []LineChange{{Line: l.ID, By: &dearer}}}); err != nil {
			t.Fatal(err)
		}
		lines = b.lines(t, c.ID)
		if l := lines[7]; l.PricedFrom != "" || l.AnchorOn != "2026-01-01" || l.InstalledOn != "2026-01-05" {
			t.Errorf("dearer %+v", l)
		}
		if e := b.event(t, c.ID); e.Kind != contractevent.KindUPGRADED || !e.FirstBill {
			t.Errorf("event %+v", e)
		}
		if _, err := b.Amend(ctx, Amend{ID: c.ID, On: "2026-07-01", Changes: []LineChange{{Line: lines[7].ID, By: &other}}}); err != nil {
			t.Fatal(err)
		}
		lines = b.lines(t, c.ID)
		if l := lines[8]; l.PricedFrom != "" || l.AnchorOn != "" || l.InstalledOn != "" || l.Edges.Product.Code != "SIP-20" {
			t.Errorf("another product %+v", l)
		}
		// From the very day on which it starts: it never serves, not even for a day.
		yearly.Product = "SIP-20"
		if _, err := b.Amend(ctx, Amend{ID: c.ID, On: "2026-07-01", Changes: []LineChange{{Line: lines[8].ID, By: &yearly}}}); err != nil {
			t.Fatal(err)
		}
		lines = b.lines(t, c.ID)
		if old, l := lines[8], lines[9]; old.EndsOn != "2026-07-01" || old.DisconnectedOn != "2026-06-30" || InForce(old, "2026-07-01") || l.StartsOn != "2026-07-01" || l.AnchorOn != "" || l.DisconnectedOn != "" {
			t.Errorf("given up %+v for %+v", old, l)
		}
		_, err = b.Amend(ctx, Amend{ID: c.ID, On: "2026-07-01", Changes: []LineChange{{Line: lines[8].ID}}})
		refused(t, err, fault.State, "changes.0.line_id", "line 9 ended on 2026-06-30")
	})
}

func TestAmendRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		c := b.active(t, draft(a))
		waiting, err := b.Write(b.sys, draft(a))
		if err != nil {
			t.Fatal(err)
		}
		lines, foreign := b.lines(t, c.ID), b.lines(t, waiting.ID)
		if _, err := b.Amend(b.sys, Amend{ID: c.ID, On: "2026-03-01", Changes: []LineChange{{Line: lines[1].ID}}}); err != nil {
			t.Fatal(err)
		}
		before := b.db.ContractEvent.Query().CountX(b.sys)
		for _, x := range []struct {
			change         func(*Amend)
			code           fault.Code
			field, message string
		}{
			{func(in *Amend) { in.ID = 4711 }, fault.NotFound, "", "no such record"},
			{func(in *Amend) { in.ID = waiting.ID }, fault.State, "id", "is a draft"},
			{func(in *Amend) { in.On = "" }, fault.Invalid, "effective_on", "missing"},
			{func(in *Amend) { in.On = "2025-12-31" }, fault.Invalid, "effective_on", "starts on 2026-01-01"},
			{func(in *Amend) { in.On = "2027-01-01" }, fault.Invalid, "effective_on", "ends on 2026-12-31"},
			{func(in *Amend) { in.Note = strings.Repeat("n", 1001) }, fault.Invalid, "note", "at most 1000"},
			{func(in *Amend) { in.Changes = nil }, fault.Invalid, "changes", "at least one"},
			{func(in *Amend) { in.Changes = []LineChange{{}} }, fault.Invalid, "changes.0", "which line ends"},
			{func(in *Amend) { in.Changes = append(in.Changes, in.Changes[0]) }, fault.Invalid, "changes.1.line_id", "changed twice"},
			{func(in *Amend) { in.Changes[0].Line = foreign[0].ID }, fault.Invalid, "changes.0.line_id", "no such line"},
			{func(in *Amend) { in.Changes[0].Line = lines[1].ID }, fault.State, "changes.0.line_id", "line 2 ended on 2026-02-28"},
			{func(in *Amend) { in.Changes[0].By.Quantity = d("-1") }, fault.Invalid, "changes.0.line.quantity", "not negative"},
			{func(in *Amend) { in.Changes[0].By.StartsOn = "2026-04-30" }, fault.Invalid, "changes.0.line.starts_on", "before the day of the amendment 2026-05-01"},
			{func(in *Amend) { in.Changes[0].By.EndsOn = "2026-04-30" }, fault.Invalid, "changes.0.line.ends_on", "before the start"},
			{func(in *Amend) { in.Changes[0].By.EndsOn = "2027-01-31" }, fault.State, "changes.0.line", "does not end with the contract"},
			{func(in *Amend) { in.Changes[0].By.Promotion = "X" }, fault.Invalid, "changes.0.line.promotion_code", "no promotion"},
			{func(in *Amend) { in.Changes[0].By.UnitPrice = nil }, fault.State, "changes.0.line", "line 6 (SIP-10): it has no price"},
			{func(in *Amend) { in.Changes = append(in.Changes, LineChange{By: in.Changes[0].By}) }, fault.State, "changes.1.line", "line 7 (SIP-10): it charges the same as line 6"},
		} {
			by := draft(a).Lines[0]
			in := Amend{ID: c.ID, On: "2026-05-01", Changes: []LineChange{{Line: lines[0].ID, By: &by}}}
			x.change(&in)
			_, err := b.Amend(b.sys, in)
			refused(t, err, x.code, x.field, x.message)
		}
		if n := b.db.ContractEvent.Query().CountX(b.sys); n != before || len(b.lines(t, c.ID)) != 5 {
			t.Errorf("%d events after refusals", n)
		}
		for verb, run := range map[string]func() error{
			"amend":      func() error { _, err := b.Amend(servertest.As(t, viewer.Collector), Amend{}); return err },
			"activate":   func() error { _, err := b.Activate(servertest.As(t, viewer.Collector), Action{}); return err },
			"terminate":  func() error { _, err := b.Terminate(servertest.As(t, viewer.Collector), Action{}); return err },
			"renew":      func() error { _, err := b.Renew(servertest.As(t, viewer.Collector), Renew{}); return err },
			"transfer":   func() error { _, _, err := b.Transfer(servertest.As(t, viewer.Collector), Transfer{}); return err },
			"milestones": func() error { _, err := b.SetMilestones(servertest.As(t, viewer.Collector), Milestones{}); return err },
		} {
			if err := run(); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s by a collector: %v", verb, err)
			}
		}
	})
}

// Lines that stood side by side in an imported contract can each be amended.
func TestAmendImported(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		twice := Contract{Account: b.open(t, "D-1", account.KindDEALER), Number: "C-1", Lines: []Line{
			{No: 1, ProductCode: "LINE", Quantity: d("1"), UnitPrice: d("5"), Frequency: "MONTHLY", StartsOn: "2026-01-01"},
			{No: 4, ProductCode: "LINE", Quantity: d("1"), UnitPrice: d("5"), Frequency: "MONTHLY", StartsOn: "2026-01-01"},
		}}
		ids, err := b.record(twice)
		if err != nil {
			t.Fatal(err)
		}
		lines := b.lines(t, ids[0])
		if _, err := b.Amend(b.sys, Amend{ID: ids[0], On: "2026-02-01", Changes: []LineChange{{Line: lines[0].ID, By: &WriteLine{Product: "LINE", Quantity: d("2"), UnitPrice: unit("5")}}}}); err != nil {
			t.Fatal(err)
		}
		if lines := b.lines(t, ids[0]); len(lines) != 3 || lines[2].LineNo != 5 || lines[2].EndsOn != "" {
			t.Errorf("lines %v", lines)
		}
		_, err = b.Amend(b.sys, Amend{ID: ids[0], On: "2026-02-01", Changes: []LineChange{{By: &WriteLine{Product: "LINE", Quantity: d("2"), UnitPrice: unit("5")}}}})
		refused(t, err, fault.State, "changes.0.line", "line 6 (LINE): it charges the same as line 4")
	})
}

func TestTerminate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		in := draft(a)
		in.Lines[1].StartsOn = "2026-09-01"
		c := b.active(t, in)
		for day, message := range map[date.Date]string{"": "missing", "2027-01-01": "ends on 2026-12-31 anyway", "2026-02-30": "not a day"} {
			_, err := b.Terminate(b.sys, Action{ID: c.ID, On: day})
			refused(t, err, fault.Invalid, "effective_on", message)
		}
		ended, err := b.Terminate(b.sys, Action{ID: c.ID, On: "2026-06-30", Note: "sold", Key: "k"})
		if err != nil || ended.Status != contract.StatusTERMINATED || ended.EndsOn != "2026-06-30" {
			t.Fatalf("%+v, %v", ended, err)
		}
		if _, err := b.Terminate(b.sys, Action{ID: c.ID, On: "2026-06-30", Note: "sold", Key: "k"}); err != nil {
			t.Errorf("again: %v", err)
		}
		for i, l := range b.lines(t, c.ID) {
			switch {
			case i == 1 && (l.EndsOn != "2026-09-01" || l.DisconnectedOn != "2026-08-31" || InForce(l, "2026-09-01")):
				t.Errorf("not given up: %+v", l)
			case i != 1 && (l.EndsOn != "2026-06-30" || l.DisconnectedOn != ""):
				t.Errorf("not ended: %+v", l)
			}
		}
		e := b.event(t, c.ID)
		if e.Kind != contractevent.KindTERMINATED || e.FirstBill || !strings.Contains(fmt.Sprint(e.Changes), "given up before it starts") || len(e.Changes) != 6 {
			t.Errorf("event %+v", e)
		}
		_, err = b.Terminate(b.sys, Action{ID: c.ID, On: "2026-05-31"})
		refused(t, err, fault.State, "id", "is terminated and ends on 2026-06-30")
		_, err = b.SetMilestones(b.sys, Milestones{Line: b.lines(t, c.ID)[1].ID, Version: 2, InstalledOn: "2026-09-01"})
		refused(t, err, fault.State, "line_id", "line 2 was given up")
		// Before its start: as if it had never been.
		c = b.active(t, draft(a))
		if c, err = b.Terminate(b.sys, Action{ID: c.ID, On: "2025-11-30"}); err != nil || c.EndsOn != "2026-01-01" {
			t.Fatalf("%+v, %v", c, err)
		}
		for _, l := range b.lines(t, c.ID) {
			if InForce(l, "2026-01-01") {
				t.Errorf("in force: %+v", l)
			}
		}
	})
}

func TestRenew(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		c := b.active(t, draft(a))
		first := b.lines(t, c.ID)
		if _, err := b.SetMilestones(b.sys, Milestones{Line: first[2].ID, Version: 1, DisconnectedOn: "2026-10-31"}); err != nil {
			t.Fatal(err)
		}
		for _, x := range []struct {
			in             Renew
			code           fault.Code
			field, message string
		}{
			{Renew{ID: c.ID, EndsOn: "2026-12-31"}, fault.Invalid, "ends_on", "ends on 2026-12-31 already"},
			{Renew{ID: c.ID, EndsOn: "2027-02-30"}, fault.Invalid, "ends_on", "not a day"},
			{Renew{ID: c.ID, Percent: d("-100")}, fault.Invalid, "percent", "more than -100"},
			{Renew{ID: c.ID, Percent: d("0.123456789")}, fault.Invalid, "percent", "8 decimals"},
			{Renew{ID: 4711}, fault.NotFound, "", "no such record"},
		} {
			_, err := b.Renew(b.sys, x.in)
			refused(t, err, x.code, x.field, x.message)
		}
		// Without a raise the lines go on as they are.
		c, err := b.Renew(b.sys, Renew{ID: c.ID, EndsOn: "2027-12-31", Key: "k"})
		if err != nil || c.EndsOn != "2027-12-31" {
			t.Fatalf("%+v, %v", c, err)
		}
		lines := b.lines(t, c.ID)
		if len(lines) != 5 || lines[0].EndsOn != "2027-12-31" || lines[1].EndsOn != "2026-12-31" || lines[2].EndsOn != "2026-12-31" || lines[4].EndsOn != "2027-12-31" {
			t.Errorf("lines %+v", lines)
		}
		if e := b.event(t, c.ID); e.Kind != contractevent.KindRENEWED || !e.FirstBill || e.EffectiveOn != "2027-01-01" {
			t.Errorf("event %+v", e)
		}
		// With one, others take their place.
		if c, err = b.Renew(b.sys, Renew{ID: c.ID, Percent: d("2.5"), Note: "indexed"}); err != nil || c.EndsOn != "" {
			t.Fatalf("%+v, %v", c, err)
		}
		lines = b.lines(t, c.ID)
		if len(lines) != 6 || lines[0].EndsOn != "2027-12-31" || lines[4].EndsOn != "" || lines[3].EndsOn != "" {
			t.Fatalf("lines %+v", lines)
		}
		if l := lines[5]; l.StartsOn != "2028-01-01" || l.EndsOn != "" || !l.UnitPrice.Equal(d("20.44875")) || l.ReplacesID != lines[0].ID || l.PricedFrom != "2026-01-01" || l.AnchorOn != "2026-01-01" ||
			l.InstalledOn != "2026-01-05" || l.Escalator == nil || l.PromotionID == 0 || l.Site != "Troy" || l.Version != 1 {
			t.Errorf("raised %+v", l)
		}
		_, err = b.Renew(b.sys, Renew{ID: c.ID, EndsOn: "2030-12-31"})
		refused(t, err, fault.State, "id", "has no end")

		// Tiers rise, too. A contract that renews goes on without being asked, and so do its lines.
		in := draft(a)
		in.Renews = true
		c = b.active(t, in)
		if l := b.lines(t, c.ID)[2]; l.EndsOn != "" {
			t.Errorf("ends: %+v", l)
		}
		_, err = b.Renew(b.sys, Renew{ID: c.ID})
		refused(t, err, fault.Invalid, "ends_on", "renews by itself")
		if _, err = b.Renew(b.sys, Renew{ID: c.ID, EndsOn: "2027-12-31", Percent: d("10")}); err != nil {
			t.Fatal(err)
		}
		lines = b.lines(t, c.ID)
		l := lines[6]
		if len(lines) != 7 || lines[2].EndsOn != "2026-12-31" || l.ReplacesID != lines[2].ID || l.EndsOn != "" || !l.Pricing.Tiers[0].UnitPrice.Equal(d("0.11")) || !l.Pricing.Tiers[1].UnitPrice.Equal(d("0.055")) || !l.Minimum.Equal(d("50")) {
			t.Errorf("raised %+v", l)
		}
	})
}

func TestTransfer(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		seller, buyer := b.open(t, "D-1", account.KindDEALER), b.open(t, "D-2", account.KindDEALER)
		closed, euro := b.open(t, "D-9", account.KindDEALER), b.elsewhere(t)
		if _, err := b.accounts.Change(b.sys, accounts.Change{ID: closed, Status: ref(account.StatusCLOSED)}); err != nil {
			t.Fatal(err)
		}
		other, err := b.accounts.Open(b.sys, accounts.Open{BusinessUnit: b.unit.ID, Number: "D-3", Name: "D", Kind: account.KindDEALER, Currency: "CAD"})
		if err != nil {
			t.Fatal(err)
		}
		w := draft(seller)
		w.Number = "K100"
		w.Lines = append(w.Lines, WriteLine{Product: "LATER", Quantity: d("1"), UnitPrice: unit("5"), StartsOn: "2026-10-01"}, WriteLine{Product: "EARLIER", Quantity: d("1"), UnitPrice: unit("5"), EndsOn: "2026-03-31"})
		c := b.active(t, w)
		lines := b.lines(t, c.ID)
		if _, err := b.items(Item{Number: "I-1", Kind: inventoryitem.KindCIRCUIT, Identifier: "1", Account: seller, ContractLine: lines[0].ID},
			Item{Number: "I-2", Kind: inventoryitem.KindCIRCUIT, Identifier: "2", Account: seller, ContractLine: lines[0].ID, Status: inventoryitem.StatusDISCONNECTED},
			Item{Number: "I-3", Kind: inventoryitem.KindCIRCUIT, Identifier: "3", Account: buyer, ContractLine: lines[0].ID},
			Item{Number: "I-4", Kind: inventoryitem.KindCIRCUIT, Identifier: "4", Account: seller, ContractLine: lines[6].ID}); err != nil {
			t.Fatal(err)
		}
		in := Transfer{ID: c.ID, To: buyer, On: "2026-05-15", Note: "sold", Key: "k"}
		for _, x := range []struct {
			change         func(*Transfer)
			code           fault.Code
			field, message string
		}{
			{func(in *Transfer) { in.ID = 4711 }, fault.NotFound, "", "no such record"},
			{func(in *Transfer) { in.To = 4711 }, fault.NotFound, "to_account_id", "no such record"},
			{func(in *Transfer) { in.To = seller }, fault.Invalid, "to_account_id", "is account D-1's already"},
			{func(in *Transfer) { in.To = closed }, fault.State, "to_account_id", "D-9 is closed"},
			{func(in *Transfer) { in.To = euro }, fault.Invalid, "to_account_id", "another business unit"},
			{func(in *Transfer) { in.To = other.ID }, fault.Currency, "to_account_id", "is in CAD, the contract in USD"},
			{func(in *Transfer) { in.On = "" }, fault.Invalid, "effective_on", "missing"},
			{func(in *Transfer) { in.On = "2025-12-31" }, fault.Invalid, "effective_on", "starts on 2026-01-01"},
			{func(in *Transfer) { in.On = "2026-01-01" }, fault.Invalid, "effective_on", "never have been the old owner's"},
			{func(in *Transfer) { in.On = "2027-01-01" }, fault.Invalid, "effective_on", "ends on 2026-12-31"},
			{func(in *Transfer) { in.Note = "\x00" }, fault.Invalid, "note", "control characters"},
		} {
			in := in
			in.Key = ""
			x.change(&in)
			_, _, err := b.Transfer(b.sys, in)
			refused(t, err, x.code, x.field, x.message)
		}
		old, next, err := b.Transfer(servertest.As(t, viewer.Manager), in)
		if err != nil {
			t.Fatal(err)
		}
		if old.Status != contract.StatusTERMINATED || old.EndsOn != "2026-05-14" || old.AccountID != seller {
			t.Errorf("old %+v", old)
		}
		if next.Status != contract.StatusACTIVE || next.Number != "K100-2" || next.AccountID != buyer || next.StartsOn != "2026-05-15" || next.EndsOn != "2026-12-31" || next.PredecessorID != old.ID || next.RateCardID != old.RateCardID || next.PurchaseOrder != "" {
			t.Errorf("successor %+v", next)
		}
		if o, n, err := b.Transfer(servertest.As(t, viewer.Manager), in); err != nil || o.ID != old.ID || n.ID != next.ID {
			t.Errorf("again %v %v %v", o, n, err)
		}
		lines, over := b.lines(t, old.ID), b.lines(t, next.ID)
		var codes []string
		for _, l := range over {
			codes = append(codes, fmt.Sprint(l.LineNo, l.Edges.Product.Code, l.StartsOn, l.EndsOn))
		}
		// The single charge of January stays, and what ended in March, too.
		if want := "[1SIP-102026-05-152026-12-31 3MINUTES2026-05-152026-12-31 4SUPPORT2026-05-152026-12-31 5CATALOGUE2026-05-152026-12-31 6LATER2026-10-012026-12-31]"; fmt.Sprint(codes) != want {
			t.Errorf("over went %v, want %s", codes, want)
		}
		l := over[0]
		if l.InstalledOn != "2026-05-15" || l.FunctionalOn != "2026-05-15" || l.ContractedOn != "2025-12-01" || l.PricedFrom != "2026-01-01" || l.AnchorOn != "2026-01-01" || l.Escalator == nil || l.PromotionID == 0 ||
			l.PromotionEndsOn != "2026-03-31" || l.Site != "Troy" || l.CostCentre != "100" || l.BilledThrough != "" || l.ReplacesID != lines[0].ID {
			t.Errorf("line %+v", l)
		}
		if !over[1].Minimum.Equal(d("50")) || over[1].Pricing == nil || !over[2].BudgetHours.Equal(d("40")) || !over[3].ListPriced {
			t.Errorf("lines %+v", over)
		}
		if lines[0].EndsOn != "2026-05-14" || lines[1].EndsOn != "2026-05-14" || lines[6].EndsOn != "2026-03-31" || InForce(lines[5], "2026-10-01") {
			t.Errorf("old lines %+v", lines)
		}
		for number, want := range map[string]int{"I-1": buyer, "I-2": seller, "I-3": buyer, "I-4": seller} {
			if i := b.db.InventoryItem.Query().Where(inventoryitem.Number(number)).OnlyX(b.sys); i.AccountID != want {
				t.Errorf("%s is with account %d", number, i.AccountID)
			}
		}
		if n := b.db.InventoryLink.Query().Where(inventorylink.ContractLineID(l.ID)).CountX(b.sys); n != 1 {
			t.Errorf("%d items fulfil the new line", n)
		}
		for id, account := range map[int]int{old.ID: seller, next.ID: buyer} {
			e := b.event(t, id)
			if e.Kind != contractevent.KindTRANSFERRED || !e.FirstBill || e.AccountID != account || e.EffectiveOn != "2026-05-15" || !strings.HasPrefix(fmt.Sprint(e.Changes), "[{owner D-1 D-1 D-2 D-2} {") {
				t.Errorf("event %+v", e)
			}
		}
		// Back again, and the numbers go on.
		_, third, err := b.Transfer(b.sys, Transfer{ID: next.ID, To: seller, On: "2026-06-01"})
		if err != nil || third.Number != "K100-3" || third.PredecessorID != next.ID {
			t.Errorf("%+v, %v", third, err)
		}
		_, _, err = b.Transfer(b.sys, Transfer{ID: old.ID, To: buyer, On: "2026-04-01"})
		refused(t, err, fault.State, "id", "is terminated")
	})
}

func TestSuccessorNumbersFit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		seller, buyer := b.open(t, "D-1", account.KindDEALER), b.open(t, "D-2", account.KindDEALER)
		for _, number := range []string{strings.Repeat("Ö", 20), "K-7", "K-7-2"} {
			w := draft(seller)
			w.Number = number
			c := b.active(t, w)
			if number == "K-7" { // its successor comes after the contract that has the number by chance
				defer func() {
					_, next, err := b.Transfer(b.sys, Transfer{ID: c.ID, To: buyer, On: "2026-02-01"})
					if err != nil || next.Number != "K-7-3" {
						t.Errorf("%+v, %v", next, err)
					}
				}()
				continue
			}
			_, next, err := b.Transfer(b.sys, Transfer{ID: c.ID, To: buyer, On: "2026-02-01"})
			if err != nil || !strings.HasSuffix(next.Number, "-2") || len(next.Number) > 40 {
				t.Errorf("%+v, %v", next, err)
			}
		}
	})
}

func TestMilestones(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		c := b.active(t, draft(b.open(t, "D-1", account.KindDEALER)))
		l := b.lines(t, c.ID)[2]
		if from, _ := Served(l); from != "" {
			t.Errorf("serves from %s", from)
		}
		ctx := servertest.As(t, viewer.Biller)
		in := Milestones{Line: l.ID, Version: 1, InstalledOn: "2026-02-01", FunctionalOn: "2026-02-03", Key: "k"}
		l, err := b.SetMilestones(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		if from, _ := Served(l); from != "2026-02-03" || l.Version != 2 {
			t.Errorf("serves from %s, version %d", from, l.Version)
		}
		if again, err := b.SetMilestones(ctx, in); err != nil || again.Version != 2 {
			t.Errorf("again %+v, %v", again, err)
		}
		e := b.event(t, c.ID)
		if e.Kind != contractevent.KindMILESTONE || e.EffectiveOn != "2026-02-03" || fmt.Sprint(e.Changes) != "[{line 3 (MINUTES), installed  2026-02-01} {line 3 (MINUTES), functional  2026-02-03}]" {
			t.Errorf("event %+v", e)
		}
		// What is said again is no change.
		if same, err := b.SetMilestones(ctx, Milestones{Line: l.ID, Version: 2, InstalledOn: "2026-02-01", Key: "same"}); err != nil || same.Version != 2 || b.event(t, c.ID).ID != e.ID {
			t.Errorf("%+v, %v", same, err)
		}
		for _, x := range []struct {
			in             Milestones
			code           fault.Code
			field, message string
		}{
			{Milestones{Line: 4711}, fault.NotFound, "line_id", "no such record"},
			{Milestones{Version: 1}, fault.Conflict, "version", "somebody changed"},
			{Milestones{Version: 2, ContractedOn: "yesterday"}, fault.Invalid, "contracted_on", "not a day"},
			{Milestones{Version: 2, InstalledOn: "2025-12-31"}, fault.Invalid, "installed_on", "before the start of the contract 2026-01-01"},
			{Milestones{Version: 2, InstalledOn: "2026-02-04"}, fault.Invalid, "functional_on", "before the day it was installed, 2026-02-04"},
			{Milestones{Version: 2, FunctionalOn: "2026-01-31"}, fault.Invalid, "functional_on", "before the day it was installed"},
			{Milestones{Version: 2, DisconnectedOn: "2026-01-31"}, fault.Invalid, "disconnected_on", "before the day it was installed"},
		} {
			if x.in.Line == 0 {
				x.in.Line = l.ID
			}
			_, err := b.SetMilestones(ctx, x.in)
			refused(t, err, x.code, x.field, x.message)
		}
		if l, err = b.SetMilestones(ctx, Milestones{Line: l.ID, Version: 2, DisconnectedOn: "2026-08-31"}); err != nil {
			t.Fatal(err)
		}
		if from, to := Served(l); from != "2026-02-03" || to != "2026-08-31" {
			t.Errorf("serves %s..%s", from, to)
		}
	})
}

// days is a model that knows nothing of how lines are kept: what is in force on each day.
type days map[date.Date][]string

func (m days) put(name string, from, to date.Date) {
	for day := range m {
		if from <= day && (to == "" || day <= to) {
			m[day] = append(m[day], name)
		}
	}
}

func (m days) drop(name string, from, to date.Date) {
	for day := range m {
		if from <= day && (to == "" || day <= to) {
			m[day] = slices.DeleteFunc(m[day], func(s string) bool { return s == name })
		}
	}
}

// Whatever is done to a contract, on each day there is in force what a model says that keeps a list of lines for every day.
func TestHistory(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		accounts := []int{b.open(t, "D-1", account.KindDEALER), b.open(t, "D-2", account.KindDEALER)}
		const start = date.Date("2026-01-01")
		at := func(n int) date.Date { return start.AddDays(n) }
		rapid.Check(t, func(t *rapid.T) {
			model := days{}
			for n := -2; n < 60; n++ {
				model[at(n)] = nil
			}
			names := 0
			fresh := func(from date.Date, end date.Date) (WriteLine, string) {
				names++
				w := WriteLine{Product: "P", Description: fmt.Sprintf("line %d", names), Quantity: decimal.NewFromInt(1), UnitPrice: unit("1"), StartsOn: from}
				if rapid.Bool().Draw(t, "ends") {
					w.EndsOn = from.AddDays(rapid.IntRange(0, 20).Draw(t, "length"))
					if end != "" {
						w.EndsOn = min(w.EndsOn, end)
					}
				}
				return w, w.Description
			}
			end := at(rapid.IntRange(20, 40).Draw(t, "end"))
			w := Write{Account: accounts[0], StartsOn: start, EndsOn: end}
			for range rapid.IntRange(1, 3).Draw(t, "lines") {
				l, name := fresh(at(rapid.IntRange(0, 19).Draw(t, "start")), end)
				w.Lines = append(w.Lines, l)
				model.put(name, l.StartsOn, first(l.EndsOn, end))
			}
			c, err := b.Write(b.sys, w)
			if err != nil {
				t.Fatal(err)
			}
			if c, err = b.Activate(b.sys, Action{ID: c.ID, On: start}); err != nil {
				t.Fatal(err)
			}
			owner := 0
			since := start // of the contract that is in force now
			all := []int{c.ID}
			for range rapid.IntRange(1, 6).Draw(t, "changes") {
				lines, err := b.db.ContractLine.Query().Where(contractline.ContractID(c.ID)).Order(contractline.ByLineNo()).All(b.sys)
				if err != nil {
					t.Fatal(err)
				}
				day := since.AddDays(rapid.IntRange(0, 45).Draw(t, "day"))
				inside := day <= end
				switch what := rapid.SampledFrom([]string{"amend", "amend", "amend", "renew", "transfer", "terminate"}).Draw(t, "what"); {
				case what == "amend" && inside:
					in := Amend{ID: c.ID, On: day}
					later := []func(){}
					for _, l := range lines {
						if gone(l, day) || rapid.IntRange(0, 2).Draw(t, "left alone") == 0 {
							continue
						}
						x := LineChange{Line: l.ID}
						later = append(later, func() { model.drop(l.Description, max(day, l.StartsOn), l.EndsOn) })
						if rapid.Bool().Draw(t, "replaced") {
							by, name := fresh("", "")
							by.EndsOn = ""
							x.By = &by
							later = append(later, func() { model.put(name, max(day, l.StartsOn), l.EndsOn) })
						}
						in.Changes = append(in.Changes, x)
					}
					if rapid.Bool().Draw(t, "added") || len(in.Changes) == 0 {
						by, name := fresh(min(end, day.AddDays(rapid.IntRange(0, 5).Draw(t, "later"))), end)
						in.Changes = append(in.Changes, LineChange{By: &by})
						later = append(later, func() { model.put(name, by.StartsOn, first(by.EndsOn, end)) })
					}
					if _, err := b.Amend(b.sys, in); err != nil {
						t.Fatal(err)
					}
					for _, f := range later {
						f()
					}
				case what == "renew":
					until := end.AddDays(rapid.IntRange(1, 10).Draw(t, "longer"))
					if _, err := b.Renew(b.sys, Renew{ID: c.ID, EndsOn: until, Percent: decimal.NewFromInt(rapid.Int64Range(0, 1).Draw(t, "percent"))}); err != nil {
						t.Fatal(err)
					}
					for _, l := range lines {
						if !gone(l, end) && l.EndsOn == end {
							model.put(l.Description, end.AddDays(1), until)
						}
					}
					end = until
				case what == "transfer" && inside && day > since:
					old := c
					if _, c, err = b.Transfer(b.sys, Transfer{ID: old.ID, To: accounts[1-owner], On: day}); fault.Is(err, fault.State) {
						c = old // nothing goes over
						for on := range model {
							if on >= day && len(model[on]) > 0 {
								t.Fatalf("%v, but on %s there is %v", err, on, model[on])
							}
						}
						continue
					} else if err != nil {
						t.Fatal(err)
					}
					owner, since = 1-owner, day
					all = append(all, c.ID)
				case what == "terminate" && inside:
					if _, err := b.Terminate(b.sys, Action{ID: c.ID, On: day}); err != nil {
						t.Fatal(err)
					}
					for on := range model {
						if on > day {
							model[on] = nil
						}
					}
					day = "stop"
				}
				if day == "stop" {
					break
				}
			}
			lines, err := b.db.ContractLine.Query().Where(contractline.ContractIDIn(all...)).All(b.sys)
			if err != nil {
				t.Fatal(err)
			}
			for day, want := range model {
				var got []string
				for _, l := range lines {
					if InForce(l, day) {
						got = append(got, l.Description)
					}
				}
				slices.Sort(got)
				want = slices.Sorted(slices.Values(want))
				if !slices.Equal(got, want) {
					t.Fatalf("on %s there is %v, want %v", day, got, want)
				}
			}
		})
	})
}

// A raise keeps what was agreed: on any day after the renewal the price is the old one, raised.
func TestRaisedPricesGoOnAsAgreed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := &ent.ContractLine{StartsOn: "2024-02-29", UnitPrice: d("100"), Escalator: &price.Escalator{Percent: decimal.NewFromInt(rapid.Int64Range(1, 10).Draw(t, "percent")), Months: rapid.IntRange(1, 24).Draw(t, "months")}}
		next := raised(l, decimal.NewFromInt(10))
		next.StartsOn = "2026-03-01"
		day := next.StartsOn.AddDays(rapid.IntRange(0, 2000).Draw(t, "day"))
		before, _ := l.Escalator.Price(l.UnitPrice, l.StartsOn, day, nil)
		after, _ := next.Escalator.Price(next.UnitPrice, next.PricedFrom, day, nil)
		if diff := before.Mul(d("1.1")).Sub(after).Abs(); diff.GreaterThan(after.Shift(-6)) {
			t.Fatalf("%s on %s, raised %s", before, day, after)
		}
	})
}
