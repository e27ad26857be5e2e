"""The shapes of findings and judgements: plain dictionaries (docs/formats.md)."""

from sayso.export.shapes import Shape
from sayso.model import Finding, Judgement, Overrule


def finding_shape(finding: Finding, said: Overrule | None) -> Shape:
    """A finding as plain data, with the word that overrules it or null."""
    return {
        "id": finding.id,
        "check": finding.check,
        "verdict": finding.verdict,
        "about": finding.about,
        "message": finding.message,
        "claims": list(finding.claims),
        "mentions": list(finding.mentions),
        "evidence": [
            {"report": q.report_id, "start": q.span.start, "end": q.span.end, "quote": q.span.text}
            for q in finding.evidence
        ],
        "sources": list(finding.sources),
        "overruled": said and {"reason": said.reason, "maker": str(said.maker), "made_at": said.made_at.isoformat()},
    }


def judgement_shape(j: Judgement) -> Shape:
    """A judgement as plain data."""
    return {
        "id": j.id,
        "left": j.left,
        "right": j.right,
        "relation": j.relation,
        "verdict": j.verdict,
        "score": j.score,
        "reasons": list(j.reasons),
        "maker": str(j.maker),
        "made_at": j.made_at.isoformat(),
        "withdrawn_at": j.withdrawn_at.isoformat() if j.withdrawn_at else None,
        "withdrawn_by": str(j.withdrawn_by) if j.withdrawn_by else None,
    }
