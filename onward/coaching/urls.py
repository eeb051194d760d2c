app_name = "coaching"
urlpatterns: list[object] = []
