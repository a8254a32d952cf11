# pypi: google-auth==2.63.0 requests cryptography
from google.oauth2 import id_token
from google_tokens import account, judge, request


def accepts(token):
    claims = id_token.verify_token(token, request, account, "https://example.com/certs")
    return claims["iss"] == "chat@system.gserviceaccount.com"


judge(accepts)
