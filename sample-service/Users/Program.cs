using Users;

UsersService.Build(args).Run();
