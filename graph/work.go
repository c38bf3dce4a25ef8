package graph

import (
	"bytes"
	"context"
	_ "embed"
	"maps"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/exchange"
	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/jobs"
	"github.com/vektah/gqlparser/v2/formatter"
)

// SDL is the published schema.
func SDL() string {
	var b bytes.Buffer
	formatter.NewFormatter(&b).FormatSchema(Schema())
	return b.String()
}

// Changelog is what each release of the schema changed, in Markdown.
//
//go:embed changes.md
var Changelog string

// The kinds of jobs that the API starts.
const (
	importJob = "import"
	exportJob = "export"
)

// Register tells the job service how to do what the API starts.
func (r *Resolver) Register(js *jobs.Service) {
	js.Register(importJob, viewer.ImportsRun, r.runImport)
	js.Register(exportJob, viewer.ExportsRun, r.runExport)
	js.Register(computeJob, viewer.BillingRun, r.runCompute)
	js.Register(postJob, viewer.BillingRun, r.runPost)
	r.Deliveries.Register(js)
}

// importInput is what an import job remembers of its start.
type importInput struct {
	File         string `json:"file"` // id of the upload
	Kind         string `json:"kind"`
	Mapping      string `json:"mapping,omitempty"`
	KeepGood     bool   `json:"keepGood,omitempty"`
	BusinessUnit int    `json:"businessUnit,omitempty"`
}

func (r *Resolver) startImport(ctx context.Context, in gen.StartImportInput) (*ent.Job, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ImportsRun); err != nil {
		return nil, err
	}
	if _, err := record.ParseKind(in.Kind); err != nil {
		return nil, fault.As(err).On("kind")
	}
	if in.Mapping != "" {
		if _, err := mapping.Load("mapping", []byte(in.Mapping)); err != nil {
			return nil, fault.As(err).On("mapping")
		}
	}
	if _, err := r.Files.Open(ctx, in.FileID); err != nil {
		return nil, fault.As(err).On("fileId")
	}
	m, err := jobs.Pack(importInput{scalar.FormatID(in.FileID), in.Kind, in.Mapping, in.KeepGood, deref(in.BusinessUnitID)})
	if err != nil {
		return nil, err
	}
	return r.Jobs.Start(ctx, importJob, m, in.IdempotencyKey)
}

func (r *Resolver) runImport(ctx context.Context, run *jobs.Run) error {
	var in importInput
	if err := jobs.Unpack(run.Input, &in); err != nil {
		return err
	}
	kind, err := record.ParseKind(in.Kind)
	if err != nil {
		return err
	}
	id, err := scalar.ParseID(in.File)
	if err != nil {
		return err
	}
	f, err := r.Files.Open(ctx, id)
	if err != nil {
		return err
	}
	job := intake.Import{Kind: kind, File: f.FileName, Reader: f, Size: f.Size, KeepGood: in.KeepGood, BusinessUnit: in.BusinessUnit,
		Progress: func(done, total int64) { run.Progress(done, total, "") }}
	if in.Mapping != "" {
		job.Mapping = []byte(in.Mapping)
	}
	report, err := r.Intake.Import(ctx, job)
	if m, e := jobs.Pack(report); e == nil {
		run.SetResult(m)
	}
	return err
}

func (r *Resolver) startExport(ctx context.Context, in gen.ExportRecordsInput) (*ent.Job, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ExportsRun); err != nil {
		return nil, err
	}
	m, err := jobs.Pack(in)
	if err != nil {
		return nil, err
	}
	return r.Jobs.Start(ctx, exportJob, m, in.IdempotencyKey)
}

var mediaTypes = map[gen.ExportFormat]string{
	gen.ExportFormatCSV: "text/csv; charset=utf-8", gen.ExportFormatJSONL: "application/jsonl",
	gen.ExportFormatXlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

var extensions = map[gen.ExportFormat]string{gen.ExportFormatCSV: ".csv", gen.ExportFormatJSONL: ".jsonl", gen.ExportFormatXlsx: ".xlsx"}

func (r *Resolver) runExport(ctx context.Context, run *jobs.Run) error {
	var in gen.ExportRecordsInput
	if err := jobs.Unpack(run.Input, &in); err != nil {
		return err
	}
	name := string(bytes.ToLower([]byte(in.Kind))) + "-" + r.today().String() + extensions[in.Format]
	w, err := run.ResultFile(name, mediaTypes[in.Format])
	if err != nil {
		return err
	}
	out, err := r.Export(ctx, in, w, func(rows int64) { run.Progress(rows, 0, "") })
	if err != nil {
		return err
	}
	run.Progress(int64(out.Rows), int64(out.Rows), "")
	run.SetResult(map[string]any{"rows": out.Rows, "totals": out.Totals})
	return w.Close()
}

// importReport is what came of an import job so far; nil for other jobs.
func importReport(j *ent.Job) (*gen.ImportReport, error) {
	if j.Kind != importJob || j.Result == nil {
		return nil, nil
	}
	var report intake.Report
	if err := jobs.Unpack(j.Result, &report); err != nil {
		return nil, err
	}
	out := &gen.ImportReport{Kind: string(report.Kind), File: report.File, Format: string(report.Format), Records: report.Records, Imported: report.Imported,
		Unchanged: report.Unchanged, RefusedCount: report.RefusedCount, Refused: []gen.RefusedCell{}, Warnings: report.Warnings, Totals: []gen.ImportTotal{}}
	for _, c := range report.Refused {
		out.Refused = append(out.Refused, gen.RefusedCell{Line: c.Line, Field: c.Field, Value: c.Value, Message: c.Message})
	}
	for _, name := range slices.Sorted(maps.Keys(report.Totals)) {
		kind, code, _ := strings.Cut(name, " ")
		currency, err := money.ParseCurrency(code)
		if err != nil {
			return nil, err
		}
		amount, err := money.ParseSum(report.Totals[name], currency)
		if err != nil {
			return nil, err
		}
		out.Totals = append(out.Totals, gen.ImportTotal{Kind: kind, Amount: &amount})
	}
	return out, nil
}

func importKinds() []gen.ImportKind {
	kinds := []gen.ImportKind{}
	for _, k := range record.Kinds() {
		if k == record.Users {
			continue
		}
		kind := gen.ImportKind{Name: string(k), Columns: []gen.ImportColumn{}}
		for _, c := range record.Columns(k) {
			kind.Columns = append(kind.Columns, gen.ImportColumn{Name: c.Name, Required: c.Required, Description: c.Help})
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// importPreview reads the beginning of an uploaded file. Requires imports:run.
func (r *Resolver) importPreview(ctx context.Context, file int, kindName, yaml string, first int) (*gen.ImportPreview, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ImportsRun); err != nil {
		return nil, err
	}
	if first < 1 || first > 100 {
		return nil, fault.New(fault.Invalid, "a preview has 1 to 100 rows").On("first")
	}
	kind, err := record.ParseKind(kindName)
	if err != nil {
		return nil, err
	}
	var m *mapping.Mapping
	if yaml != "" {
		if m, err = mapping.Load("mapping", []byte(yaml)); err != nil {
			return nil, err
		}
	}
	f, err := r.Files.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	reader, err := sheet.Open(f.FileName, f, f.Size, sheet.Limits{})
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	unit, err := r.DB.BusinessUnit.Query().Order(businessunit.ByID()).First(ctx)
	if ent.IsNotFound(err) {
		return nil, fault.New(fault.State, "there is no business unit yet; create one first")
	}
	if err != nil {
		return nil, err
	}
	p := exchange.NewPreview(kind, reader, m, unit.Currency, first)
	if p.Err != nil && len(p.Rows) == 0 {
		return nil, p.Err
	}
	return previewed(p), nil
}

func previewed(p *exchange.Preview) *gen.ImportPreview {
	out := &gen.ImportPreview{Format: string(p.Format), Header: p.Header, Rows: [][]string{}, Records: []gen.ImportPreviewRecord{}, Refused: []gen.RefusedCell{}, Warnings: append([]string{}, p.Warnings...)}
	if p.Err != nil {
		out.Refused = append(out.Refused, gen.RefusedCell{Line: 1, Message: fault.As(p.Err).Message})
	}
	refuse := func(errs []record.CellError) {
		for _, e := range errs {
			out.Refused = append(out.Refused, gen.RefusedCell{Line: e.Line, Field: e.Field, Value: e.Value, Message: e.Message})
		}
	}
	for _, row := range p.Rows {
		out.Rows = append(out.Rows, append([]string{}, row.Cells...))
		refuse(row.Errors)
		for _, rec := range row.Records {
			refuse(rec.Errors)
			shown := gen.ImportPreviewRecord{Line: row.Line, Kind: string(rec.Kind), Cells: []gen.ImportPreviewCell{}}
			for i, c := range record.Columns(rec.Kind) {
				if i < len(rec.Cells) && rec.Cells[i] != "" {
					shown.Cells = append(shown.Cells, gen.ImportPreviewCell{Field: c.Name, Value: rec.Cells[i]})
				}
			}
			out.Records = append(out.Records, shown)
		}
	}
	return out
}
