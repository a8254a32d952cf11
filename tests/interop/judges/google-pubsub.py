# pypi: google-auth==2.63.0 requests cryptography
from google_tokens import account, identity, judge

judge(lambda token: identity(token)["email"] == account)
