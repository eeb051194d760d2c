app_name = "team"
urlpatterns: list[object] = []
