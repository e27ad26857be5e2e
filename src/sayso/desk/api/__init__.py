"""The API under /api/v1: the same data as JSON, in the shapes that the program prints."""

from fastapi import APIRouter

from sayso.desk.api import checks, claims, incidents, judgements, outlines, reports, speakers, spread

router = APIRouter(prefix="/api/v1")
for resource in (incidents, spread, outlines, reports, claims, speakers, judgements, checks):
    router.include_router(resource.router)
