package intake

import (
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/worktime"
)

const noContract = "no contract has this number; it must exist already"

// learn finds the contract lines that records name, and what has to be known of them for the days.
func (w *work) learn(numbers []string, days []date.Date) (lines map[contracts.LineKey]int, known map[string]bool, err error) {
	if lines, err = w.contractLines(numbers); err != nil {
		return nil, nil, err
	}
	known = map[string]bool{}
	ids := make([]int, 0, len(lines))
	for k, id := range lines {
		ids, known[k.Contract] = append(ids, id), true
	}
	if len(ids) == 0 {
		return lines, known, nil
	}
	return lines, known, w.values.terms.Learn(w.ctx, w.q, ids, slices.Min(days), slices.Max(days))
}

// contractLine is the contract line that a record names, refused when there is none.
func (w *work) contractLine(r record.Record, contract string, no int, lines map[contracts.LineKey]int, known map[string]bool) (int, bool) {
	id := lines[contracts.LineKey{Contract: contract, No: no}]
	switch {
	case !known[contract]:
		w.refuse(r, "contract_number", contract, noContract)
	case id == 0:
		w.refuse(r, "contract_line", strconv.Itoa(no), "contract %s has no such line", quote(contract))
	default:
		return id, true
	}
	return 0, false
}

func (w *work) decideTimes(c *chunk) error {
	if len(c.times) == 0 {
		return nil
	}
	var numbers, agreements, parties []string
	var days []date.Date
	for _, r := range c.times {
		numbers, agreements, parties, days = append(numbers, r.Number), append(agreements, r.ContractNumber), append(parties, r.AccountNumber), append(days, r.WorkedOn)
	}
	if err := w.know(w.unit, parties); err != nil {
		return err
	}
	lines, known, err := w.learn(agreements, days)
	if err != nil {
		return err
	}
	old := map[string]worktime.Known{}
	if err := each(numbers, func(lot []string) error {
		found, err := worktime.FindEntries(w.ctx, w.q, lot)
		for n, e := range found {
			old[n] = e
		}
		return err
	}); err != nil {
		return err
	}
	system := viewer.From(w.ctx).Kind == viewer.KindSystem
	for _, r := range c.times {
		if !w.once(r, "number", r.Number) {
			continue
		}
		line, ok := w.contractLine(r, r.ContractNumber, r.ContractLine, lines, known)
		if !ok {
			continue
		}
		if r.AccountNumber != "" {
			_, p, ok := w.payer(r, "account_number", r.AccountNumber)
			if !ok {
				continue
			}
			if p.id != w.values.terms.Account(line) {
				w.refuse(r, "account_number", r.AccountNumber, "contract %s belongs to another account", quote(r.ContractNumber))
				continue
			}
		}
		if err := w.decideTime(r, line, old[r.Number], system); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) decideTime(r *record.TimeEntry, line int, have worktime.Known, system bool) error {
	e := worktime.Entry{Number: r.Number, ContractLine: line, Person: r.Person, Role: r.Role, Skill: r.Skill, WorkedOn: r.WorkedOn, Hours: r.Hours, Class: timeentry.Class(r.Class),
		Description: r.Description, Status: timeentry.Status(r.Status)}
	value := func(f string) string {
		return map[string]string{"number": r.Number, "contract_line": strconv.Itoa(r.ContractLine), "person": r.Person, "role": r.Role, "skill": r.Skill, "worked_on": string(r.WorkedOn),
			"hours": r.Hours.String(), "class": r.Class, "description": r.Description, "status": r.Status}[f]
	}
	if have.ID != 0 {
		fields := []difference{{"person", have.Person, r.Person}, {"role", have.Role, r.Role}, {"skill", have.Skill, r.Skill},
			{"worked_on", string(have.WorkedOn), string(r.WorkedOn)}, {"hours", have.Hours.String(), r.Hours.String()}, {"class", string(have.Class), r.Class}, {"description", have.Description, r.Description}}
		if have.Hours.Equal(r.Hours) {
			fields[4].have = fields[4].want
		}
		if have.ContractLine != line {
			w.refuse(r, "contract_line", value("contract_line"), "time entry %s exists already for another contract line", quote(r.Number))
			return nil
		}
		differs := slices.ContainsFunc(fields, func(d difference) bool { return d.have != d.want })
		if have.Status != timeentry.StatusREJECTED || !differs {
			w.same(r, r.Number, fields...)
			return nil
		}
		e.Again = have.ID
	}
	if e.Status == timeentry.StatusAPPROVED && !system {
		w.refuse(r, "status", r.Status, "time is approved by somebody else than the one who imports it; leave the status empty, it arrives submitted")
		return nil
	}
	err := e.Check()
	if err == nil {
		err = w.values.terms.Admit(&e)
	}
	if err != nil {
		return w.refuseFault(r, err, value)
	}
	w.plan.times = append(w.plan.times, e)
	w.count.imported++
	return nil
}

func (w *work) writeTimes() error {
	if len(w.plan.times) == 0 {
		return nil
	}
	_, err := w.Time.WriteTx(w.ctx, w.tx, w.plan.times)
	return err
}

func (w *work) decideUsage(c *chunk) error {
	if len(c.usage) == 0 {
		return nil
	}
	var numbers, agreements []string
	var days []date.Date
	for _, r := range c.usage {
		numbers, agreements, days = append(numbers, r.Number), append(agreements, r.ContractNumber), append(days, r.UsedOn)
	}
	lines, known, err := w.learn(agreements, days)
	if err != nil {
		return err
	}
	old := map[string]worktime.Usage{}
	if err := each(numbers, func(lot []string) error {
		found, err := worktime.FindUsage(w.ctx, w.q, lot)
		for n, u := range found {
			old[n] = u
		}
		return err
	}); err != nil {
		return err
	}
	for _, r := range c.usage {
		if !w.once(r, "number", r.Number) {
			continue
		}
		line, ok := w.contractLine(r, r.ContractNumber, r.ContractLine, lines, known)
		if !ok {
			continue
		}
		u := worktime.Usage{Number: r.Number, ContractLine: line, UsedOn: r.UsedOn, Quantity: r.Quantity}
		if have, ok := old[r.Number]; ok {
			quantity := difference{"quantity", have.Quantity.String(), r.Quantity.String()}
			if have.Quantity.Equal(r.Quantity) {
				quantity.have = quantity.want
			}
			if have.ContractLine != line {
				w.refuse(r, "contract_line", strconv.Itoa(r.ContractLine), "usage record %s exists already for another contract line", quote(r.Number))
				continue
			}
			w.same(r, r.Number, difference{"used_on", string(have.UsedOn), string(r.UsedOn)}, quantity)
			continue
		}
		err := u.Check()
		if err == nil {
			err = w.values.terms.Meter(&u)
		}
		if err != nil {
			if err := w.refuseFault(r, err, func(f string) string {
				return map[string]string{"number": r.Number, "contract_line": strconv.Itoa(r.ContractLine), "used_on": string(r.UsedOn), "quantity": r.Quantity.String()}[f]
			}); err != nil {
				return err
			}
			continue
		}
		w.plan.usage = append(w.plan.usage, u)
		w.count.imported++
	}
	return nil
}

func (w *work) writeUsage() error {
	if len(w.plan.usage) == 0 {
		return nil
	}
	_, err := w.Time.RecordTx(w.ctx, w.tx, w.plan.usage)
	return err
}
