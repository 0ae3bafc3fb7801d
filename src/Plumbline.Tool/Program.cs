using Plumbline.Tool.Commands;
using Plumbline.Tool.Hosting;

return await ToolRoot.RunAsync(args, ToolHost.OfProcess());
