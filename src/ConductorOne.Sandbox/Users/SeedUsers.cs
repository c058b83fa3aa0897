using System.Globalization;
using System.Linq;
using System.Text;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Users;

/// <summary>The people that every fresh tenant has, with the names that break careless code.</summary>
internal static class SeedUsers
{
    private const string Domain = "example.com";
    private const string Human = "USER_TYPE_HUMAN";
    private const string Specialist = "Specialist";

    private static readonly (string Department, string[] Names)[] Departments =
    [
        ("Engineering", ["Ada Lovelace", "Jürgen Müller", "Zoë Østergård", "Nguyễn Văn An", "Seán Ó Briain", "Łukasz Wójcik", "Björn Ångström"]),
        ("Finance", ["Grace Hopper", "François Lefèvre", "Inês Gonçalves", "Petra Dvořáková", "Søren Kjær", "Anne-Marie O'Neill"]),
        ("Human Resources", ["Margaret Hamilton", "Jörg Weiß", "María José Peña", "Çağla Yılmaz", "Åsa Öberg"]),
        ("Information Technology", ["Barbara Liskov", "Käthe Größe", "José Núñez", "Đorđe Petrović", "Mikołaj Żak", "Siobhán Byrne"]),
        ("Sales", ["Katherine Johnson", "Günther Bäcker", "Renée Dubois", "Ștefan Ionescu", "Tõnu Õun", "Ólafur Þórsson"]),
        ("Security", ["Frances Allen", "Håkon Sæther", "Élodie Garçon", "Ľubomír Šťastný", "Michaël van den Berg", "Sofía Ibáñez"]),
    ];

    /// <summary>Fills a store: first the service that owns the client credential, then the people, each department's head first.</summary>
    public static void Fill(ObjectStore<User> users, WireClock clock)
    {
        users.Add(new User(Identifiers.Create(), "Sandbox service", $"sandbox@{Domain}", "", "", "USER_TYPE_SERVICE")
        {
            CreatedAt = clock.Now(),
        });
        foreach (var (department, names) in Departments)
        {
            string? headId = null;
            foreach (var name in names)
            {
                var title = headId is null ? "Head of " + department : Specialist;
                var user = new User(Identifiers.Create(), name, Email(name), department, title, Human)
                {
                    CreatedAt = clock.Now(),
                    ManagerId = headId,
                };
                headId ??= user.Id;
                users.Add(user);
            }
        }
    }

    /// <summary>Adds people with numbers in their names, of which the first is given.</summary>
    public static void Add(Tenant tenant, int first, int count)
    {
        // Whatever can be shared is shared: so many objects have to fit into the memory.
        var now = tenant.Clock.Now();
        tenant.Users.Add(count, Enumerable.Range(first, count).Select(number =>
        {
            var digits = number.ToString("000000", CultureInfo.InvariantCulture);
            var department = Departments[number % Departments.Length].Department;
            return new User(Identifiers.Create(), "User " + digits, $"user.{digits}@{Domain}", department, Specialist, Human) { CreatedAt = now };
        }));
    }

    private static string Email(string name)
    {
        var local = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
            local.Append(Plain(letter));
        return $"{local.ToString().Trim('.')}@{Domain}";
    }

    // Without culture data there is no decomposition of letters, so the ones that occur are listed.
    private static string Plain(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter.ToString(),
        ' ' => ".",
        'ß' => "ss",
        'þ' => "th",
        'æ' => "ae",
        'á' or 'å' or 'ä' or 'ă' => "a",
        'ç' or 'č' => "c",
        'đ' or 'ď' => "d",
        'é' or 'è' or 'ê' or 'ë' or 'ě' or 'ễ' => "e",
        'ğ' => "g",
        'í' or 'î' or 'ï' or 'ı' => "i",
        'ł' or 'ľ' => "l",
        'ñ' or 'ň' => "n",
        'ó' or 'ò' or 'ô' or 'ö' or 'ø' or 'õ' => "o",
        'ř' => "r",
        'š' or 'ș' => "s",
        'ť' => "t",
        'ú' or 'ü' => "u",
        'ý' => "y",
        'ż' or 'ž' => "z",
        _ => "",
    };
}
