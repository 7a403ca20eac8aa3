"""The settings, from the environment and from a file `.env`: see .env.example."""

from pydantic import AliasChoices, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


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
    tick_seconds: float = 5.0
    log_level: str = "info"
    log_format: str = "text"

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_a_slash(cls, url: str) -> str:
        return url.rstrip("/") + "/"
