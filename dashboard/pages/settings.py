"""What a guild may choose about each feature; every form comes from the feature's class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.errors import InvalidInput
from bot.permissions import Level
from dashboard.page import Page, Undo
from dashboard.pages.fields import FormWriter, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from bot.guild_settings import FeatureSettings
    from dashboard.page import Visit
    from dashboard.parts import Parts


class SettingsPage:
    """Shows and changes settings; each change is in the audit and can be undone."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._kinds = {
            each.name: each.settings for each in parts.features if each.settings is not None
        }

    def pages(self) -> list[Page]:
        """Return the page."""
        page = Page(
            "settings",
            "dashboard-settings",
            Level.ADMIN,
            show=self.show,
            change=self.change,
            icon="sliders",
        )
        return [page]

    async def show(self, visit: Visit) -> Response:
        """Show every feature's form."""
        return await self._show(visit, {})

    async def change(self, visit: Visit) -> Response:
        """Take one feature's form and keep what differs; nothing when one value does not fit."""
        handed_in = {key: str(value) for key, value in (await visit.request.form()).items()}
        kind = self._kinds.get(handed_in.get("feature", ""))
        if kind is None:
            raise InvalidInput("dashboard-form-invalid", field="feature")
        given = {name: handed_in[name].strip() for name in kind.model_fields if name in handed_in}
        before = await self._parts.guild_settings.get(visit.guild_id, kind)
        if wrong := _wrong(before, given):
            return await self._show(visit, given, kind, wrong)
        return await self._keep(visit, before, given)

    async def _keep(
        self, visit: Visit, before: FeatureSettings, given: Mapping[str, str]
    ) -> Response:
        kind = type(before)
        after = kind.model_validate({**before.model_dump(), **given})
        old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
        changed = [name for name in given if old[name] != new[name]]
        for name in changed:
            await self._parts.guild_settings.put(
                visit.guild_id, kind, name, as_text(new[name]), actor_id=visit.viewer.member_id
            )
        if not changed:
            return visit.redirect("settings", done=visit.say("dashboard-settings-same"))
        undo = Undo("settings", {"feature": kind.feature, **{n: as_text(old[n]) for n in changed}})
        return visit.redirect("settings", done=self._told(visit, before, after), undo=undo)

    def _told(self, visit: Visit, before: FeatureSettings, after: FeatureSettings) -> str:
        """Return what changed, such as "Shortest review: 10 → 30"."""
        write = FormWriter(self._parts.texts, visit.say)
        pairs = zip(write.form(before).fields, write.form(after).fields, strict=True)
        changes = (
            visit.say("dashboard-settings-change", setting=old.label, old=old.shown, new=new.shown)
            for old, new in pairs
            if old.value != new.value
        )
        return visit.say("dashboard-list-mark").join(changes)

    async def _show(
        self,
        visit: Visit,
        given: Mapping[str, str],
        refused: type[FeatureSettings] | None = None,
        wrong: frozenset[str] = frozenset(),
    ) -> Response:
        write = FormWriter(self._parts.texts, visit.say)
        forms = []
        for kind in self._kinds.values():
            chosen = await self._parts.guild_settings.get(visit.guild_id, kind)
            forms.append(
                write.form(chosen, given, wrong) if kind is refused else write.form(chosen)
            )
        status = 400 if refused else 200
        count = sum(len(form.fields) for form in forms)
        return visit.render(
            "settings.html", status=status, forms=forms, count=count, wrong=len(wrong)
        )


def _wrong(before: FeatureSettings, given: Mapping[str, str]) -> frozenset[str]:
    """Return the fields whose given value is not allowed."""
    try:
        type(before).model_validate({**before.model_dump(), **given})
    except ValidationError as error:
        fields = {str(part) for problem in error.errors() for part in problem["loc"][:1]}
        return frozenset(fields & given.keys() or given)
    return frozenset()
