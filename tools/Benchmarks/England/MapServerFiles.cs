using System.Globalization;

namespace CommunityAssets.Benchmarks.England;

/// <summary>What MapServer and nginx are told: the same tables, rows and attributes as ours, and nothing that costs them time for nothing.</summary>
internal static class MapServerFiles
{
    /// <summary>The name of the map in addresses.</summary>
    public const string Name = "england";

    /// <summary>The map file.</summary>
    public static string Map(string connection, Uri address) => $$"""
        MAP
          NAME "{{Name}}"
          EXTENT -700000 6400000 200000 7600000
          SIZE 256 256
          MAXSIZE 4096
          PROJECTION "epsg:3857" END
          IMAGETYPE "mvt"
          OUTPUTFORMAT
            NAME "mvt"
            DRIVER "MVT"
            MIMETYPE "application/vnd.mapbox-vector-tile"
            FORMATOPTION "EXTENT=4096"
            FORMATOPTION "EDGE_BUFFER=64"
          END
          WEB
            METADATA
              "oga_enable_request" "*"
              "oga_onlineresource" "{{address}}{{Name}}/ogcapi"
              "oga_title" "England"
              "oga_max_limit" "10000"
              "ows_enable_request" "*"
              "ows_srs" "EPSG:4326 EPSG:3857"
            END
          END
          LAYER
            NAME "assets"
            TYPE POINT
            STATUS ON
            EXTENT 200000 50000 700000 700000
            CONNECTIONTYPE POSTGIS
            CONNECTION "{{connection}}"
            PROCESSING "CLOSE_CONNECTION=DEFER"
            DATA "geom FROM (SELECT id, kind, name, array_to_string(topics, ';') AS topics, geom FROM atlas.assets WHERE status = 2 AND visibility <= 1 AND kind IN (%kinds%)) AS t USING UNIQUE id USING SRID=27700"
            VALIDATION "kinds" "^[1-6](,[1-6])*$" "default_kinds" "1,2,3,4,5,6" END
            PROJECTION "epsg:27700" END
            METADATA "gml_include_items" "id,kind,name,topics" "ows_title" "assets" END
          END
          LAYER
            NAME "areas"
            TYPE POLYGON
            STATUS ON
            EXTENT 200000 50000 700000 700000
            CONNECTIONTYPE POSTGIS
            CONNECTION "{{connection}}"
            PROCESSING "CLOSE_CONNECTION=DEFER"
            DATA "geom FROM (SELECT a.key, a.code, a.name, v.value, a.geom FROM atlas.areas a LEFT JOIN atlas.indicator_values v ON v.area = a.key AND v.series = %series% WHERE a.level = 2 AND a.vintage = 2021) AS t USING UNIQUE key USING SRID=27700"
            VALIDATION "series" "^[0-9]+$" "default_series" "1" END
            PROJECTION "epsg:27700" END
            METADATA "gml_include_items" "code,name,value" "ows_title" "areas" END
          END
          LAYER
            NAME "features"
            TEMPLATE "needed-to-be-asked-for-features"
            TYPE POINT
            STATUS ON
            EXTENT 200000 50000 700000 700000
            CONNECTIONTYPE POSTGIS
            CONNECTION "{{connection}}"
            PROCESSING "CLOSE_CONNECTION=DEFER"
            DATA "geom FROM (SELECT {{References.FeatureColumns}}, geom FROM atlas.assets WHERE status = 2 AND visibility <= 1) AS t USING UNIQUE id USING SRID=27700"
            PROJECTION "epsg:27700" END
            METADATA "gml_include_items" "all" "gml_featureid" "id" "ows_title" "features" "oga_title" "features" END
          END
        END
        """;

    /// <summary>MapServer's configuration.</summary>
    public static string Configuration(string folder) => $"""
        CONFIG
          ENV
            "MS_MAP_PATTERN" "."
            "OGCAPI_HTML_TEMPLATE_DIRECTORY" "{folder}/"
          END
          MAPS
            "{Name}" "{folder}/{Name}.map"
          END
        END
        """;

    /// <summary>nginx's configuration.</summary>
    public static string Nginx(string folder, int port, IEnumerable<string> sockets) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        {{(string.Equals(Environment.UserName, "root", StringComparison.Ordinal) ? "user root;" : "")}}
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          fastcgi_temp_path {{folder}}/fastcgi;
          proxy_temp_path {{folder}}/proxy;
          scgi_temp_path {{folder}}/scgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          upstream mapserv { least_conn; {{string.Concat(sockets.Select(socket => $"server unix:{socket}; "))}} keepalive 4; }
          server {
            listen 127.0.0.1:{{port}};
            location / {
              fastcgi_pass mapserv;
              fastcgi_keep_conn on;
              fastcgi_buffers 64 64k;
              fastcgi_buffer_size 64k;
              fastcgi_param QUERY_STRING $query_string;
              fastcgi_param REQUEST_METHOD $request_method;
              fastcgi_param SCRIPT_NAME "";
              fastcgi_param PATH_INFO $uri;
              fastcgi_param REQUEST_URI $request_uri;
              fastcgi_param SERVER_PROTOCOL $server_protocol;
              fastcgi_param SERVER_NAME 127.0.0.1;
              fastcgi_param SERVER_PORT {{port}};
            }
          }
        }
        """);
}
