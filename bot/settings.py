"""The settings, from the environment and from a file `.env`: see .env.example."""

from typing import Annotated, Literal

import click
from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SlackId = Annotated[str, Field(pattern="^[UW][A-Z0-9_]+$")]


class Settings(BaseSettings):
    """Slack's own names as they are; ours begin with INFOVIEW_."""

    model_config = SettingsConfigDict(
        env_file=".env", env_prefix="INFOVIEW_", extra="ignore", populate_by_name=True
    )

    slack_bot_token: str = Field(default="", validation_alias="SLACK_BOT_TOKEN")
    slack_signing_secret: str = Field(default="", validation_alias="SLACK_SIGNING_SECRET")
    slack_app_token: str = Field(default="", validation_alias="SLACK_APP_TOKEN")
    slack_api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")
    host: str = Field(default="127.0.0.1", validation_alias=AliasChoices("HOST", "INFOVIEW_HOST"))
    port: int = Field(default=3000, validation_alias=AliasChoices("PORT", "INFOVIEW_PORT"))
    database_url: str = "sqlite:///infoview.db"
    programme: str = ""  # a TOML file
    coordinators: Annotated[tuple[SlackId, ...], NoDecode] = ()
    tick_seconds: float = Field(default=5.0, gt=0)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("coordinators", mode="before")
    @classmethod
    def _with_commas_between(cls, typed: object) -> object:
        if isinstance(typed, str):
            return [each.strip() for each in typed.split(",") if each.strip()]
        return typed

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_a_slash(cls, url: str) -> str:
        return url.rstrip("/") + "/"


def read_settings() -> Settings:
    """Raises click.ClickException, which names what cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{_variable(each['loc'][0])}: {each['msg']}" for each in error.errors())
        raise click.ClickException(wrong) from error


def _variable(where: int | str) -> str:
    """What the field is called in the environment; those with a name of their own say it."""
    return f"INFOVIEW_{where}".upper() if where in Settings.model_fields else str(where)
