using Orders;

OrdersService.Build(args).Run();
