# A proxy on the loopback interface, which notes what it is asked for.

$serve = {
    param($listener, $requests, $authorization, $target)
    $ErrorActionPreference = 'Stop'

    # A request's first line and headers; nothing where there is no other request.
    function Read-Head($Stream) {
        $text = [System.Text.StringBuilder]::new()
        do {
            $byte = $Stream.ReadByte()
            if ($byte -lt 0) { return }
            $null = $text.Append([char] $byte)
        } until ($byte -eq 10 -and "$text".EndsWith("`r`n`r`n"))
        "$text"
    }

    function Send-Bytes($Stream, [byte[]] $Bytes) { $Stream.Write($Bytes, 0, $Bytes.Length) }

    function Send-Text($Stream, [string] $Text) { Send-Bytes $Stream ([System.Text.Encoding]::Latin1.GetBytes($Text)) }

    function Connect-Server([string] $Authority) {
        $name, $port = $Authority -split ':'
        [System.Net.Sockets.TcpClient]::new($name, [int] $port).GetStream()
    }

    while ($true) {
        try { $client = $listener.AcceptTcpClient() } catch { return }
        $client.ReceiveTimeout = 10000
        $stream = $client.GetStream()
        while ($head = try { Read-Head $stream } catch { }) {
            $line = ($head -split "`r`n")[0]
            $given = [regex]::Match($head, '(?im)^Proxy-Authorization: *(.*?)\r$').Groups[1].Value
            $body = [byte[]]::new([int] [regex]::Match($head, '(?im)^Content-Length: *(\d+)').Groups[1].Value)
            $stream.ReadExactly($body, 0, $body.Length)
            $requests.Enqueue([pscustomobject]@{ Line = $line; Authorization = $given })
            if ($authorization -and $given -cne $authorization) {
                Send-Text $stream "HTTP/1.1 407 Proxy Authentication Required`r`nProxy-Authenticate: Basic realm=`"proxy`"`r`nContent-Length: 0`r`n`r`n"
                continue
            }

            $method, $address, $null = $line -split ' '
            if ($method -eq 'CONNECT') {
                $server = Connect-Server ($target ? $target : $address)
                Send-Text $stream "HTTP/1.1 200 Connected`r`n`r`n"
                $null = $stream.CopyToAsync($server), $server.CopyToAsync($stream)
            }
            else {
                # As servers read it, without what was for the proxy; one request a connection, so that none passes unseen.
                $server = Connect-Server ([uri] $address).Authority
                $path = ([uri] $address).PathAndQuery
                $rest = $head.Substring($line.Length) -replace '(?i)\r\nProxy-[^\r]*' -replace '\r\n\r\n$', "`r`nConnection: close`r`n`r`n"
                Send-Text $server "$method $path HTTP/1.1$rest"
                Send-Bytes $server $body
                $server.CopyTo($stream)
                $client.Dispose()
            }

            break
        }
    }
}

# Its address and what it was asked. Credential: user:password, which it then insists on. Target: where every tunnel ends.
function Start-Proxy {
    param([string] $Credential, [string] $Target)

    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $requests = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
    $authorization = if ($Credential) { 'Basic ' + [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Credential)) }
    $shell = [powershell]::Create()
    $null = $shell.AddScript($serve.ToString()).AddArgument($listener).AddArgument($requests).AddArgument($authorization).AddArgument($Target)
    $null = $shell.BeginInvoke()
    [pscustomobject]@{ Url = [uri] "http://127.0.0.1:$($listener.LocalEndpoint.Port)"; Requests = $requests; Listener = $listener; Shell = $shell }
}

function Stop-Proxy {
    param([Parameter(Mandatory)] $Proxy)

    $Proxy.Listener.Stop()
    $Proxy.Shell.Stop()
    $Proxy.Shell.Dispose()
}

Export-ModuleMember -Function Start-Proxy, Stop-Proxy
