"""The pages, one file each. Every one works without scripts; what scripts add they fetch from the API."""

from fastapi import APIRouter

from sayso.desk.pages import (
    deciding,
    ground,
    incident,
    overview,
    people,
    report,
    review,
    said,
    search,
    sign_in,
    sources,
    speakers,
)

router = APIRouter(include_in_schema=False)
for page in (overview, incident, report, said, speakers, sources, search, review, deciding, ground, sign_in, people):
    router.include_router(page.router)
